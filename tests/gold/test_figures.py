"""The accuracy on the labelled seeds does not fall below what was reached."""

import pytest

from etl.evaluate import evaluate

REACHED = {"f1": 0.97, "strict_f1": 0.95, "indicator_f1": 0.93}


@pytest.fixture(scope="module")
def counted(seeds_data, root) -> tuple[dict[str, float], str]:
    figures, disagreements = evaluate(root / "tests/gold/seeds.jsonl", seeds_data)
    return figures, "\n".join(disagreements)


@pytest.mark.parametrize("figure", REACHED)
def test_counts_are_found_and_classified(counted, figure):
    figures, disagreements = counted
    assert figures[figure] >= REACHED[figure], disagreements


def test_every_field_of_every_report_is_right(seeds_data, root):
    figures, disagreements = evaluate(root / "tests/gold/reports.jsonl", seeds_data)
    assert not disagreements
    assert figures["labels"] == figures["rows"] == 5
