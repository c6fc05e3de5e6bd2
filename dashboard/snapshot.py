"""Which published snapshot is current, and whether it is whole.

The folder of data is named by `FAZHI_DATA`, which `python -m dashboard --data` sets.
"""

import os
from dataclasses import dataclass
from pathlib import Path

from dashboard.language import _
from etl.schema import TABLES

DATA_VARIABLE = "FAZHI_DATA"


class NoSnapshot(Exception):
    """Nothing has been published in the folder of data yet."""


class BrokenSnapshot(Exception):
    """The snapshot is torn or was written by another version; the message says what is wrong."""


@dataclass(frozen=True, slots=True)
class Snapshot:
    """A published snapshot: its identifier and the folder of its Parquet files."""

    id: str
    folder: str

    def table_path(self, name: str) -> Path:
        """Return the path of a table's Parquet file."""
        return Path(self.folder) / f"{name}.parquet"


def data_folder() -> Path:
    """Return the folder of data, absolute."""
    return Path(os.environ.get(DATA_VARIABLE, "data")).resolve()


def find_snapshot(data: Path) -> Snapshot:
    """Return the snapshot that `data/CURRENT` points at.

    Raises NoSnapshot where nothing is published and BrokenSnapshot where a file is missing.
    """
    pointer = data / "CURRENT"
    if not pointer.is_file():
        raise NoSnapshot(str(data))
    id_ = pointer.read_text("utf-8").strip()
    snapshot = Snapshot(id_, str(data / "snapshots" / id_))
    missing = [table.name for table in TABLES if not snapshot.table_path(table.name).is_file()]
    if not id_ or missing:
        reason = _("快照 {id} 缺少：{tables}") if id_ else _("CURRENT 没有指明快照")
        raise BrokenSnapshot(reason.format(id=id_, tables=_("、").join(missing)))
    return snapshot
