import csv
import io

import pyarrow as pa
import pytest

from etl.publishing.csv_files import write_csv


@pytest.fixture
def written(tmp_path):
    """Write one column of a type and return the cells read back by a plain CSV reader."""

    def write(values: list, type_: pa.DataType) -> list[str]:
        path = tmp_path / "table.csv"
        write_csv(pa.table({"列": pa.chunked_array([values], type_)}), path)
        content = path.read_bytes()
        assert content.startswith(b"\xef\xbb\xbf")
        heading, *rows = csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""))
        assert heading == ["列"]
        return [row[0] if row else "" for row in rows]

    return write


def test_texts_survive_commas_quotes_and_line_breaks(written):
    texts = ["审核合同30件，“全部”合格", 'a,"b"', "上行\n下行", ""]
    assert written(texts, pa.string()) == texts


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r", "\0", "＝", "＋", "－", "＠"])
def test_a_text_that_a_spreadsheet_would_execute_is_disarmed(written, start):
    assert written([f"{start}1+1", f"1{start}1"], pa.string()) == [f"'{start}1+1", f"1{start}1"]


def test_negative_numbers_stay_numbers(written):
    assert written([-3.0, -29.7], pa.float64()) == ["-3", "-29.7"]
    assert written(["-3", "-29.7", "-3-3"], pa.string()) == ["-3", "-29.7", "'-3-3"]


def test_missing_is_empty_and_zero_is_zero(written):
    assert written([None, 0.0, 64600.0], pa.float64()) == ["", "0", "64600"]


def test_the_items_of_a_list_are_joined_and_disarmed(written):
    lists = pa.list_(pa.string())
    assert written([["a-1", "b-2"], [], ["=1"]], lists) == ["a-1;b-2", "", "'=1"]
