"""Pictures of a chart are made in the browser: whole, sharp, and offered like the tables."""

import io

import pytest
from charts import charts
from PIL import Image
from playwright.sync_api import Page, expect
from saved import saved

pytestmark = pytest.mark.browser

LOOK = """
(button) => {
  const style = getComputedStyle(button);
  const names = ["height", "width", "color", "backgroundColor", "borderTopColor",
    "borderTopWidth", "borderTopLeftRadius", "fontFamily"];
  return names.map((name) => style[name]);
}
"""


def open_menu(page: Page) -> Page:
    page.get_by_role("button", name="下载").first.click()
    expect(page.get_by_role("button", name="SVG")).to_be_visible()
    return page


@pytest.mark.parametrize(
    "context",
    [{"color_scheme": "light"}, {"color_scheme": "dark"}],
    ids=["light", "dark"],
    indirect=True,
)
def test_the_buttons_look_alike(visit, context):
    page = open_menu(visit("/compare?year=2023"))
    looks = [
        page.get_by_role("button", name=name).evaluate(LOOK) for name in ("Excel", "PNG", "SVG")
    ]
    assert looks[1] == looks[2] == looks[0]


def test_a_png_is_sharp_and_has_title_chart_and_notes(visit):
    page = visit("/compare?year=2023")
    drawn = charts(page).first.bounding_box()
    name, content = saved(open_menu(page), "PNG")
    picture = Image.open(io.BytesIO(content))
    assert name.endswith(".png") and "2023" in name
    assert picture.width >= 2 * drawn["width"] and picture.height > 2 * drawn["height"]
    ground = picture.convert("RGB").getpixel((1, 1))
    assert ground == (255, 255, 255)
    assert len(picture.convert("RGB").getcolors(1 << 24)) > 20


def test_an_svg_stands_by_itself(visit):
    page = visit("/compare?year=2023")
    heading = page.locator("[class*=st-key-card_] h3").first.inner_text()
    name, content = saved(open_menu(page), "SVG")
    text = content.decode("utf-8")
    assert name.endswith(".svg") and text.startswith("<svg")
    assert heading[:6] in text and "来源" in text
    assert "http" not in text.replace("http://www.w3.org/", "")
