import codecs
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from etl.readers.encoding import decode_text

SEEDS = sorted(Path(__file__).parents[2].joinpath("seeds").glob("*.txt"))
ENCODINGS = ("utf-8", "utf-8-sig", "gb18030", "gbk", "utf-16", "utf-16-le", "utf-16-be")
# Traditional characters, since Big5 has no simplified ones.
TRADITIONAL = (
    "某某鎮2022年度法治政府建設情況報告。全年召開會議十二次，審核合同三十份，"
    "開展法治宣傳活動八場，調解糾紛四十五件，行政執法工作不斷規範。"
)


@pytest.mark.parametrize("path", SEEDS, ids=lambda path: path.stem)
@pytest.mark.parametrize("encoding", ENCODINGS)
def test_seeds_come_back_from_every_encoding(path, encoding):
    text = path.read_text("utf-8").replace("\xa0", " ")
    decoded, _ = decode_text(text.encode(encoding))
    assert decoded == text


@pytest.mark.parametrize("length", [24, 60, len(TRADITIONAL)])
def test_big5_is_told_from_gbk(length):
    text = TRADITIONAL[:length]
    assert decode_text(text.encode("big5")) == (text, "big5")


def test_big_endian_with_byte_order_mark():
    text = "2023年度法治政府建设情况报告"
    data = codecs.BOM_UTF16_BE + text.encode("utf-16-be")
    assert decode_text(data) == (text, "utf-16")


@settings(max_examples=60, deadline=None)
@given(st.text(st.sampled_from("法治政府建设工作的年度报告一二三，。、（）2023\n"), min_size=30))
def test_utf8_is_never_taken_for_anything_else(text):
    assert decode_text(text.encode()) == (text, "utf-8")


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030"])
@pytest.mark.parametrize("path", SEEDS, ids=lambda path: path.stem)
def test_a_damaged_byte_costs_its_own_place_only(path, encoding):
    text = path.read_text("utf-8")
    data = text.encode(encoding)
    middle = len(text[: len(text) // 2].encode(encoding))
    decoded, name = decode_text(data[:middle] + b"\xff" + data[middle:])
    assert name == f"{encoding}+replaced"
    assert "\ufffd" in decoded
    assert decoded.startswith(text[: len(text) // 2 - 2])
    assert decoded.endswith(text[len(text) // 2 + 4 :])


@pytest.mark.parametrize("data", [bytes(range(256)) * 40, b"\x00\x01\x02\xff" * 500])
def test_noise_has_no_encoding(data):
    assert decode_text(data) is None
