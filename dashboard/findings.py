"""What a reader should look at again: findings in the words of the checks, and doubtful counts."""

from collections.abc import Mapping

from dashboard.language import N_, _
from etl.checks import checks
from etl.schema import SEVERITIES

# A confidence is the share of rows that proved right among labelled ones: below this, more than
# one row in ten stands in the wrong category.
DOUBTFUL_BELOW = 0.9
DOUBTFUL = N_("分类待核")
DOUBTFUL_SIGN = "?"

# Icon and colour of a severity, the gravest first; the word stands beside them.
_BADGES = {
    "error": (":material/error:", "red"),
    "warning": (":material/warning:", "orange"),
    "info": (":material/info:", "blue"),
}
GRAVEST_FIRST = tuple(_BADGES)


def is_doubtful(count: Mapping) -> bool:
    """Return whether the category of a row of `counts` is to be checked by a reader."""
    return count["confidence"] < DOUBTFUL_BELOW


def doubt_text(count: Mapping) -> str:
    """Return why a doubtful count is marked: `分类待核，置信度 0.65`."""
    confidence = confidence_text(count["confidence"])
    return _("分类待核，置信度 {confidence}").format(confidence=confidence)


def confidence_text(confidence: float) -> str:
    """Return a confidence with two digits."""
    return f"{confidence:.2f}"


def severity_badge(severity: str) -> str:
    """Return the Markdown of a severity: its icon and its word on its colour."""
    icon, colour = _BADGES[severity]
    return f":{colour}-badge[{icon} {_(SEVERITIES[severity])}]"


def check_label(check: str) -> str:
    """Return the Chinese label of a check; its identifier if the vocabulary lost it."""
    entry = checks().get(check)
    return _(entry.label) if entry else check


def check_reason(check: str) -> str:
    """Return why a check exists, as a sentence; empty if the vocabulary lost it."""
    entry = checks().get(check)
    return _(entry.reason) if entry else ""
