"""Invented reports of six neighbouring streets in two years: enough for ranks and changes."""

from pathlib import Path

STREETS = ("华阳路街道", "江苏路街道", "新华路街道", "周家桥街道", "天山路街道", "仙霞新村街道")
YEARS = (2022, 2023)
# The street that states no contracts in the second year, and the one with a running total.
SILENT, RUNNING = STREETS[1], STREETS[0]

_REPORT = """上海市长宁区{street}{year}年度法治政府建设情况报告

一、主要举措和成效
全年作出行政处罚{penalties}件。
{contracts}
{trainings}
二、下步安排
继续推进法治政府建设。

上海市长宁区{street}办事处
{next_year}年1月10日
"""


MANY = 60  # streets of a chart that takes several sheets


def write_many_reports(folder: Path) -> None:
    """Write the reports of many streets on one year into a folder."""
    for number in range(MANY):
        street = f"第{number + 1}街道"
        text = _REPORT.format(
            street=street,
            year=2023,
            next_year=2024,
            penalties=number + 1,
            contracts=f"审核合同{90 - number}份。",
            trainings="举办法治培训9场。",
        )
        (folder / f"{street}.txt").write_text(text, encoding="utf-8")


def penalties(street: str, year: int) -> int:
    """Return the penalties that a street reports."""
    return 10 * (STREETS.index(street) + 1) + 5 * (year - YEARS[0])


def write_reports(folder: Path) -> None:
    """Write the reports of every street and year into a folder."""
    for year in YEARS:
        for number, street in enumerate(STREETS):
            silent = street == SILENT and year == YEARS[1]
            running = street == RUNNING and year == YEARS[1]
            text = _REPORT.format(
                street=street,
                year=year,
                next_year=year + 1,
                penalties=f"{penalties(street, year)}{'余' if number == 2 else ''}",
                contracts="" if silent else f"审核合同{30 + number}份。",
                trainings="自2019年以来，累计举办法治培训120场。"
                if running
                else "举办法治培训9场。",
            )
            (folder / f"{street}{year}.txt").write_text(text, encoding="utf-8")
