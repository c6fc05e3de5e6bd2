"""What a reader should look at again: findings in the words of the checks, and doubtful counts."""

from collections.abc import Mapping

from dashboard.language import N_, _, finding_word
from etl.checks import checks, message_settings, parse_by, parse_message
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
    """Return the label of a check; its identifier if the vocabulary lost it."""
    return _(check_message(check))


def check_message(check: str) -> str:
    """Return the untranslated label of a check."""
    entry = checks().get(check)
    return entry.label if entry else check


def check_reason(check: str) -> str:
    """Return why a check exists, as a sentence; empty if the vocabulary lost it."""
    entry = checks().get(check)
    return _(entry.reason) if entry else ""


def finding_text(finding: Mapping) -> str:
    """Return what a row of `checks` says; what it quotes stays as it is.

    A message that no template of the checks makes, as of another version, stands as it is.
    """
    parsed = parse_message(finding["check"], finding["message"])
    if parsed is None:
        return finding["message"]
    template, fields = parsed
    own = message_settings()["vocabulary"]
    said = {name: _words(text) if name in own else text for name, text in fields.items()}
    return _(template).format(**said)


def _words(text: str) -> str:
    """Return the words of a field that are the dashboard's own."""
    return _("、").join(map(_word, text.split("、")))


def _word(text: str) -> str:
    phrase = parse_by(message_settings()["phrases"], text)
    if phrase is None:
        return finding_word(text)
    template, fields = phrase
    return _(template).format(**{name: finding_word(word) for name, word in fields.items()})
