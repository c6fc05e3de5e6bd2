"""Lines of report text as the sections of the keywords show and export them; pure functions."""

from collections.abc import Iterable, Mapping, Sequence

from dashboard.formatting import joined, section_text, year_text
from dashboard.language import _
from etl.schema import PARTS

AROUND = 90  # characters shown before the first word found and after the last


def place_text(row: Mapping) -> str:
    """Return where a paragraph stands: body, year, part."""
    return " · ".join((row["name"], year_text(row["year"]), _(PARTS[row["part"]])))


def concordance_line(row: Mapping) -> dict:
    """Return an occurrence, aligned at its word; a piece of a longer word says of which."""
    place = place_text(row)
    if row["term"]:
        place = joined((place, _("是“{term}”的一部分").format(term=row["term"])))
    return _identity(row) | {
        "left": row["left"],
        "word": row["word"],
        "right": row["right"],
        "place": place,
    }


def paragraph_line(row: Mapping) -> dict:
    """Return a paragraph with what was found in it marked, its far ends left out."""
    return _identity(row) | {
        "pieces": mark_pieces(row["text"], row["spans"]),
        "place": place_text(row),
    }


def mark_pieces(text: str, spans: Sequence[tuple[int, int]]) -> list[tuple[str, bool]]:
    """Cut a text at spans that do not overlap: pieces, and whether each was found."""
    first = max(spans[0][0] - AROUND, 0) if spans else 0
    shown = [span for span in spans if span[1] <= first + 4 * AROUND] or list(spans[:1])
    last = min((shown[-1][1] if shown else AROUND) + AROUND, len(text))
    pieces = [("…", False)] if first else []
    at = first
    for start, end in shown:
        pieces += [(text[at:start], False), (text[start:end], True)]
        at = end
    pieces.append((text[at:last], False))
    pieces += [("…", False)] if last < len(text) else []
    return [piece for piece in pieces if piece[0]]


def paragraph_cells(rows: Iterable[Mapping]) -> list[dict]:
    """Return the rows of a download of paragraphs, or of occurrences with their contexts."""
    return [_occurrence_cells(row) | _paragraph_cells(row) for row in rows]


def _occurrence_cells(row: Mapping) -> dict:
    if "left" not in row:
        return {}
    return {_("前文"): row["left"], _("词"): row["word"], _("后文"): row["right"]}


def _paragraph_cells(row: Mapping) -> dict:
    return {
        _("报告主体"): row["name"],
        _("所属地区"): row["district"],
        _("年度"): row["year"],
        _("部分"): _(PARTS[row["part"]]),
        _("章节"): section_text(row["section_path"], row["section_title"]),
        _("段落原文"): row["text"],
        _("报告"): row["title"],
        "paragraph_id": row["paragraph_id"],
    }


def _identity(row: Mapping) -> dict:
    return {"report_id": row["report_id"], "paragraph_id": row["paragraph_id"]}
