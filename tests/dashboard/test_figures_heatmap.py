from itertools import pairwise

from dashboard.figures.heatmap import SHADES, HeatCell, heat_map


def luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def test_words_can_be_read_on_every_shade():
    for fill, ink in SHADES:
        low, high = sorted((luminance(fill), luminance(ink)))
        assert (high + 0.05) / (low + 0.05) >= 4.5


def test_shades_go_one_way_so_that_they_are_told_apart_without_hue():
    lights = [luminance(fill) for fill, _ink in SHADES]
    assert all(lighter > 1.25 * darker for lighter, darker in pairwise(lights))


def test_every_cell_can_be_clicked_in_its_whole_width():
    cells = [HeatCell(0, column, "1", f"k{column}", "", 50.0) for column in range(3)]
    figure = heat_map(["甲"], [("指标", "件")] * 3, cells)
    boxes = figure["data"][0]
    assert [key for (key,) in boxes["customdata"]] == ["k0", "k1", "k2"]
    for column, (base, width) in enumerate(zip(boxes["base"], boxes["x"], strict=True)):
        assert column <= base < base + width <= column + 1 and width > 0.9
    assert all(trace["hoverinfo"] == "skip" for trace in figure["data"][1:])


def test_namesakes_have_a_row_each_and_headings_their_unit_on_its_own_line():
    cells = [HeatCell(row, 0, "1", f"k{row}", "") for row in range(2)]
    figure = heat_map(["城关镇", "城关镇"], [("行政机关负责人出庭应诉率", "（%）")], cells)
    assert len(set(figure["data"][0]["y"])) == 2
    assert figure["layout"]["xaxis"]["ticktext"] == ["行政机关负责人<br>出庭应诉率<br>（%）"]
    assert not any("百分位" in trace.get("name", "") for trace in figure["data"])
