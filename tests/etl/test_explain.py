"""Every number of a report is told: the rule that took it or why it was left."""

from pathlib import Path

import pytest

from etl.build import read
from etl.counting.extraction import extract_counts
from etl.explain import NO_UNIT, NOT_READ, explain

SEEDS = sorted((Path(__file__).parents[2] / "seeds").iterdir())


@pytest.mark.parametrize("seed", SEEDS, ids=lambda path: path.name)
def test_every_count_of_a_seed_is_told_with_its_rule(seed):
    lines = list(explain(seed))
    counts = extract_counts(read(seed).paragraphs)
    told = [line for line in lines if "· rule: " in line]
    assert [line.split(" · ")[0].strip() for line in told] == [count.text for count in counts]
    assert [line.split("rule: ")[1].split(" · ")[0] for line in told] == [c.rule for c in counts]


def test_what_was_left_has_its_reason(tmp_path):
    report = tmp_path / "report.txt"
    report.write_text(
        "柳河镇人民政府2023年法治政府建设工作报告\n\n"
        "一、主要举措和成效\n\n"
        "全年召开第14次常务会议，拨打12345热线，用时3天，审核合同8份。\n",
        "utf-8",
    )
    lines = [line.strip().split(" · ") for line in explain(report)]
    told = {line[0]: line[1:] for line in lines if len(line) > 1}
    assert told["12345"] == [f"left: {NO_UNIT}"]
    assert told["14次"] == ["left: an ordinal or rank, not an amount"]
    assert told["3天"] == ["left: a date, duration or age"]
    assert told["2023"] == [f"left: {NOT_READ}"]
    assert told["8份"][:2] == ["reviews.contracts", "合同"]
