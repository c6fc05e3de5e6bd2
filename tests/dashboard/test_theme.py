import re
import tomllib
from itertools import combinations
from math import dist
from pathlib import Path

import pytest

from dashboard.theme import CORE_CATEGORIES, PALETTE, category_colour, foot_style, style_sheet
from etl.catalogue import categories

ROOT = Path(__file__).resolve().parents[2]
CONFIG = tomllib.loads((ROOT / ".streamlit/config.toml").read_text("utf-8"))
# How linear colours are seen without one kind of cone (Machado, Oliveira, Fernandes 2009).
BLIND = {
    "protan": ((0.152, 1.053, -0.205), (0.115, 0.786, 0.099), (-0.004, -0.048, 1.052)),
    "deutan": ((0.367, 0.861, -0.228), (0.280, 0.673, 0.047), (-0.012, 0.043, 0.969)),
    "tritan": ((1.256, -0.077, -0.179), (-0.078, 0.931, 0.148), (0.005, 0.691, 0.304)),
}


def linear(colour: str) -> list[float]:
    channels = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    return [c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]


def luminance(colour: str) -> float:
    red, green, blue = linear(colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def lightness_and_hue(red: float, green: float, blue: float) -> tuple[float, float, float]:
    """Return a linear colour in CIELAB, where distances are those that are seen."""
    x = (0.4124 * red + 0.3576 * green + 0.1805 * blue) / 0.9505
    y = 0.2126 * red + 0.7152 * green + 0.0722 * blue
    z = (0.0193 * red + 0.1192 * green + 0.9505 * blue) / 1.089
    x, y, z = (t ** (1 / 3) if t > 0.008856 else 7.787 * t + 16 / 116 for t in (x, y, z))
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


def seen_apart(one: str, other: str, blindness: str) -> float:
    """Return how far apart two colours are for an eye of that kind; 2 can just be told apart."""
    seen = []
    for channels in (linear(one), linear(other)):
        mixed = (sum(w * c for w, c in zip(row, channels, strict=True)) for row in BLIND[blindness])
        seen.append(lightness_and_hue(*(max(0.0, min(1.0, channel)) for channel in mixed)))
    return dist(*seen)


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


@pytest.mark.parametrize("blindness", BLIND)
def test_the_core_categories_differ_for_every_eye(blindness):
    colours = [category_colour(category) for category in CORE_CATEGORIES]
    for one, other in combinations(colours, 2):
        assert seen_apart(one, other, blindness) >= 20


def test_quiet_text_can_be_read():
    light, dark = re.search(r"--quiet: light-dark\((#\w+), (#\w+)\)", style_sheet()).groups()
    for colour, mode in ((light, "light"), (dark, "dark")):
        for ground in ("backgroundColor", "secondaryBackgroundColor"):
            assert contrast(colour, CONFIG["theme"][mode][ground]) >= 4.5


def test_chinese_fonts_of_the_system_come_first():
    for name in ("font", "headingFont"):
        assert CONFIG["theme"][name].startswith("'PingFang SC', 'Microsoft YaHei'")
    assert "fontFaces" not in CONFIG["theme"]


def test_the_foot_of_a_sheet_holds_any_text():
    style = foot_style('甲"乙</style>\\')
    assert r'content: "甲\22 乙\3c /style>\5c "' in style
    assert style.count("</style>") == 1


def test_what_the_dashboard_reads_of_itself_is_packaged():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    patterns = project["tool"]["setuptools"]["package-data"]["dashboard"]
    packaged = {path for pattern in patterns for path in (ROOT / "dashboard").glob(pattern)}
    kinds = {".css", ".js", ".json", ".po", ".svg", ".toml", ".txt", ".html"}
    needed = {path for path in (ROOT / "dashboard").rglob("*") if path.suffix in kinds}
    assert needed - packaged == set()
