import hashlib
import tomllib
from pathlib import Path

import pytest

from etl.errors import UnreadableReport
from etl.readers import READERS, read_source
from etl.readers.genre import check_genre, genre_rules

SEEDS = sorted(Path(__file__).parents[2].joinpath("seeds").glob("*.txt"))
REPORT = (
    "甲乙镇2022年法治政府建设情况报告\n\n一、主要工作\n全年审核合同12份。\n二、存在问题\n人员少。\n"
)
SIGNS = genre_rules()[1]


def cases(name: str) -> list:
    """Return the texts of a file of cases, each by its kind."""
    file = Path(__file__).parents[1] / "cases" / name
    found = tomllib.loads(file.read_text("utf-8"))["text"]
    return [pytest.param(case["text"], id=case["kind"]) for case in found]


@pytest.fixture
def write(tmp_path):
    def write_file(data: bytes | str, name: str = "报告.txt") -> Path:
        path = tmp_path / name
        path.write_bytes(data.encode() if isinstance(data, str) else data)
        return path

    return write_file


@pytest.mark.parametrize("path", SEEDS, ids=lambda path: path.stem)
def test_seeds_are_read_as_they_stand(path):
    source = read_source(path)
    assert source.report == path.name
    assert source.report_id == hashlib.sha256(path.read_bytes()).hexdigest()[:16]
    assert source.text == path.read_bytes().decode()
    assert (source.format, source.encoding) == ("txt", "utf-8")


@pytest.mark.parametrize("suffix", [*READERS, ".TXT"])
def test_every_declared_suffix_is_read(write, suffix):
    assert read_source(write(REPORT, f"报告{suffix}")).text == REPORT


def test_identity_is_of_the_bytes_not_the_name(write):
    first, second = read_source(write(REPORT, "甲.txt")), read_source(write(REPORT, "乙.md"))
    other = read_source(write(REPORT.encode("gb18030"), "丙.txt"))
    assert first.report_id == second.report_id != other.report_id
    assert first.text == other.text


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "empty"),
        (b"\xef\xbb\xbf \r\n\t", "empty"),
        (b"%PDF-1.7 \xe6\xb3\x95", "PDF"),
        (b"PK\x03\x04" + bytes(200), "zip archive or Office"),
        (b"\xd0\xcf\x11\xe0" + bytes(200), "Office 97"),
        (bytes(range(256)) * 20, "binary"),
        (b"\x81\xff" * 300, "encoding"),
        (b"Annual report on rule of law, 2022.", "without Chinese text"),
        (REPORT.encode() + b"\x01\x02\x03" * 40, "control characters"),
    ],
)
def test_unreadable_bytes_are_refused_with_their_reason(write, data, reason):
    with pytest.raises(UnreadableReport, match=reason) as error:
        read_source(write(data))
    assert "accepted" in str(error.value)


def test_the_limit_is_the_largest_size_read(write):
    path = write(REPORT)
    size = path.stat().st_size
    assert read_source(path, max_bytes=size).text == REPORT
    with pytest.raises(UnreadableReport, match="larger than"):
        read_source(path, max_bytes=size - 1)


def test_other_formats_and_missing_files_are_refused(write, tmp_path):
    with pytest.raises(UnreadableReport, match=r"'\.xyz' is not read; accepted are \.txt"):
        read_source(write(REPORT, "报告.xyz"))
    with pytest.raises(UnreadableReport, match="cannot be opened"):
        read_source(tmp_path / "absent.txt")


@pytest.mark.parametrize("text", cases("other_genres.toml"))
def test_other_genres_are_refused_with_their_beginning(text):
    with pytest.raises(UnreadableReport) as error:
        check_genre(text)
    assert text.split()[0][:6] in str(error.value)


@pytest.mark.parametrize(
    "text",
    [
        REPORT,
        "某市2004年政府工作报告\n各位代表：\n现在，我代表市人民政府，向大会作政府工作报告。",
        "某县司法局2019年依法行政工作总结\n今年以来，县司法局审核合同20份。",
        "2023年，我街道党工委推进法治政府建设，现将情况报告如下：\n开展培训3次。",
    ],
)
def test_reports_of_several_kinds_are_accepted(text):
    check_genre(text)


@pytest.mark.parametrize("text", cases("passages.toml"))
def test_a_passage_without_its_title_is_accepted(text):
    check_genre(text)


@pytest.mark.parametrize("sign", SIGNS, ids=lambda sign: sign.name)
def test_each_sign_shows_in_its_examples_only(sign):
    assert [text for text in sign.examples if not sign.pattern.search(text)] == []
    assert [text for text in sign.rejects if sign.pattern.search(text)] == []
