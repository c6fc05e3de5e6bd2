import tomllib
from pathlib import Path

import pytest

from dashboard.theme import PALETTE, category_colour, style_sheet
from etl.catalogue import categories

CONFIG = tomllib.loads(
    (Path(__file__).resolve().parents[2] / ".streamlit/config.toml").read_text("utf-8")
)


def luminance(colour: str) -> float:
    channels = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("mode", ["light", "dark"])
def test_marks_and_text_can_be_seen_on_both_backgrounds(mode):
    theme = CONFIG["theme"][mode]
    for background in (theme["backgroundColor"], theme["secondaryBackgroundColor"]):
        assert contrast(theme["textColor"], background) >= 7
        assert contrast(theme["linkColor"], background) >= 4.5
        assert contrast(theme["primaryColor"], background) >= 4.5
    assert all(contrast(colour, theme["backgroundColor"]) >= 3 for colour in PALETTE)
    assert theme["chartCategoricalColors"] == list(PALETTE)


def test_nothing_is_loaded_from_another_host():
    assert "://" not in style_sheet().replace("http://www.w3.org", "")
    assert "://" not in str(CONFIG)
    assert CONFIG["browser"]["gatherUsageStats"] is False
    assert CONFIG["client"]["disableDataExport"] is True


def test_every_category_has_a_mark():
    for category in categories():
        assert f".mark-{category} {{ --mark: {category_colour(category)}; }}" in style_sheet()


def test_the_core_categories_differ_in_colour():
    assert len({category_colour(category) for category in list(categories())[:10]}) == 10
