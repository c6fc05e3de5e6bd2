"""Figures on how well extracted counts agree with labelled ones.

Labels and rows are dicts with the columns of the table `counts`; rows come in order of appearance
within each report. Within a report, rows are paired with labels in order of appearance, and a
pair must print the same numeral; everything else is scored on pairs.
"""

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from pathlib import PurePath

NUMERAL = re.compile(r"[0-9][0-9,.]*|[零〇一二三四五六七八九十百千两]+|[万亿]")
FIELDS = ("value", "unit", "qualifier", "category", "indicator", "status", "part_of")
# What pairs must agree on beyond the numeral to be preferred, and what counts as found.
PAIRED_BY = ("value", "unit", "category")
ABSENT = frozenset({"", "None", "null", "nan", "<NA>"})
SAME_UNITS = {"个百分点": "百分点"}
TOLERANCE = 1e-6

Row = Mapping[str, object]


def score_counts(
    labels: Iterable[Row], rows: Iterable[Row], every: bool = False
) -> tuple[dict[str, float], list[str]]:
    """Return the figures, rounded to four digits, and a line for each disagreement, sorted.

    Rows of reports without a label are left out, unless `every` says that these hold no count.
    `f1` is over counts with numeral, value and unit right; `strict_f1` wants category and status
    too; `indicator_f1` is over labels and rows that carry an indicator; `accuracy.FIELD` is the
    share of pairs with the right field; `object_overlap` the mean character F1 of `object`.
    """
    wanted, found = _by_report(labels), _by_report(rows)
    reports = wanted.keys() | (found.keys() if every else set())
    tally, overlaps, disagreements = Counter(), [], []
    for report in reports:
        expected, extracted = wanted.get(report, []), found.get(report, [])
        pairs = pair_counts(expected, extracted)
        matched = [(expected[i], extracted[j]) for i, j in pairs]
        tally.update(_tally(matched))
        tally["rows"] += len(extracted)
        tally["rows.indicator"] += sum(row["indicator"] is not None for row in extracted)
        overlaps += [overlap(label["object"], row["object"]) for label, row in matched]
        disagreements += _disagreements(report, expected, extracted, pairs)
    tally["labels"] = sum(map(len, wanted.values()))
    tally["labels.indicator"] = sum(
        label["indicator"] is not None for of_report in wanted.values() for label in of_report
    )
    return _figures(tally, overlaps), sorted(disagreements)


def pair_counts(labels: Sequence[Row], rows: Sequence[Row]) -> list[tuple[int, int]]:
    """Return the best order-preserving pairing of equal numerals, as (label, row) positions."""
    height, width = len(labels), len(rows)
    gain = [[_gain(label, row) for row in rows] for label in labels]
    best = [[0.0] * (width + 1) for _ in range(height + 1)]
    for i in reversed(range(height)):
        for j in reversed(range(width)):
            best[i][j] = max(best[i + 1][j], best[i][j + 1], best[i + 1][j + 1] + gain[i][j])
    pairs, i, j = [], 0, 0
    while i < height and j < width:
        if gain[i][j] and best[i][j] == best[i + 1][j + 1] + gain[i][j]:
            pairs.append((i, j))
            i, j = i + 1, j + 1
        elif best[i][j] == best[i + 1][j]:
            i += 1
        else:
            j += 1
    return pairs


def overlap(one: str | None, other: str | None) -> float:
    """Return the character F1 of two texts, 0 to 1."""
    shared = (Counter(one or "") & Counter(other or "")).total()
    return 2 * shared / (len(one or "") + len(other or "")) if shared else 0.0


def normalised(value: object) -> str | None:
    """Return a cell as text without whitespace, NFKC; None for what stands for a missing one."""
    text = unicodedata.normalize("NFKC", re.sub(r"\s", "", "" if value is None else str(value)))
    return None if text in ABSENT else text


def comparable_rows(rows: Iterable[Row]) -> list[dict]:
    """Return the cells of rows as they are compared, with the `numeral` of each."""
    found = []
    for row in rows:
        cells = {name: normalised(row.get(name)) for name in ("report", "text", "object", *FIELDS)}
        cells["value"] = None if cells["value"] is None else float(cells["value"])
        cells["unit"] = SAME_UNITS.get(cells["unit"], cells["unit"])
        cells["numeral"] = "".join(NUMERAL.findall(cells["text"] or "")).replace(",", "")
        found.append(cells)
    return found


def _by_report(rows: Iterable[Row]) -> dict[str, list[dict]]:
    by_report = defaultdict(list)
    for cells in comparable_rows(rows):
        by_report[PurePath(cells["report"] or "").name].append(cells)
    return by_report


def _gain(label: Row, row: Row) -> float:
    if not label["numeral"] or label["numeral"] != row["numeral"]:
        return 0.0
    agreeing = sum(_agree(field, label, row) for field in PAIRED_BY)
    return 1 + agreeing / 4 + overlap(label["object"], row["object"]) / 4


def _agree(field: str, label: Row, row: Row) -> bool:
    one, other = label[field], row[field]
    if field != "value":
        return one == other
    if one is None or other is None:
        return False
    return abs(one - other) <= TOLERANCE * max(1.0, abs(one), abs(other))


def _tally(matched: Iterable[tuple[Row, Row]]) -> Counter:
    tally = Counter()
    for label, row in matched:
        right = {field for field in FIELDS if _agree(field, label, row)}
        tally.update(right)
        tally["pairs"] += 1
        if {"value", "unit"} <= right:
            tally["found"] += 1
            tally["strict"] += {"category", "status"} <= right
            tally["found.indicator"] += label["indicator"] is not None and "indicator" in right
    return tally


def _figures(tally: Counter, overlaps: Sequence[float]) -> dict[str, float]:
    def f1(hits: str, rows: str = "rows", labels: str = "labels") -> float:
        return _ratio(2 * tally[hits], tally[rows] + tally[labels])

    figures = {
        "labels": tally["labels"],
        "rows": tally["rows"],
        "precision": _ratio(tally["found"], tally["rows"]),
        "recall": _ratio(tally["found"], tally["labels"]),
        "f1": f1("found"),
        "strict_f1": f1("strict"),
        "indicator_f1": f1("found.indicator", "rows.indicator", "labels.indicator"),
        **{f"accuracy.{field}": _ratio(tally[field], tally["pairs"]) for field in FIELDS},
        "object_overlap": _ratio(sum(overlaps), len(overlaps)),
    }
    return {name: round(figure, 4) for name, figure in figures.items()}


def _ratio(part: float, whole: float) -> float:
    return part / whole if whole else 0.0


def _disagreements(
    report: str, labels: Sequence[Row], rows: Sequence[Row], pairs: Sequence[tuple[int, int]]
) -> list[str]:
    lines = []
    for i, j in pairs:
        label, row = labels[i], rows[j]
        wrong = [f"{f}: {label[f]} ≠ {row[f]}" for f in FIELDS if not _agree(f, label, row)]
        if wrong:
            lines.append(f"{report} {label['text']} {label['object']}: {'; '.join(wrong)}")
    missed = set(range(len(labels))) - {i for i, _ in pairs}
    extra = set(range(len(rows))) - {j for _, j in pairs}
    lines += [f"{report} MISSED {labels[i]['text']} {labels[i]['object']}" for i in missed]
    lines += [f"{report} EXTRA {rows[j]['text']} {rows[j]['object']}" for j in extra]
    return lines
