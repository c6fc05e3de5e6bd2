"""The files of the reports as they were received: `data/originals/<report_id>`.

A report_id is a hash of the file's bytes, so a file that is there is never written again, and the
snapshots share them. Readers of a snapshot can be handed the file that a figure was read from.
"""

import logging
import os
import shutil
from collections.abc import Mapping
from pathlib import Path

from etl.errors import SnapshotError
from etl.publishing.snapshot import MANIFEST, read_manifest

FOLDER = "originals"
_PARTIAL = ".partial"

logger = logging.getLogger(__name__)


def keep_originals(data: Path, paths: Mapping[str, Path]) -> None:
    """Copy into a data folder the files that it does not hold yet; `paths` are by report_id."""
    folder = data / FOLDER
    folder.mkdir(exist_ok=True)
    for report_id, path in paths.items():
        kept = folder / report_id
        if not kept.exists():
            partial = kept.with_suffix(_PARTIAL)
            shutil.copyfile(path, partial)
            os.replace(partial, kept)


def sweep_originals(data: Path) -> None:
    """Remove the files that no snapshot of a data folder was made of.

    While a manifest cannot be read, nobody knows which those are, and all of them stay.
    """
    snapshots = [path.parent for path in (data / "snapshots").glob(f"*/{MANIFEST}")]
    try:
        manifests = [read_manifest(folder) for folder in snapshots]
    except SnapshotError as error:
        logger.warning("%s; no file of %s is removed", error, data / FOLDER)
        return
    named = {entry["report_id"] for manifest in manifests for entry in manifest["inputs"]}
    for path in (data / FOLDER).iterdir():
        if path.name not in named:
            path.unlink()
