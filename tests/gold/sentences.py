"""Invented sentences with the labels of their counts: `sentences.txt`.

A count stands in «guillemets», behind a bar its label: an indicator, or a category without one;
behind another bar, where it is held to, its object: 召开主任办公会«26次|meetings.executive».
"""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from etl.counting.evidence import Evidence
from etl.counting.extraction import read_counts
from etl.models import Count, Paragraph

_MARKED = re.compile(r"«([^«»|]*)(?:\|([^«»|]*))?(?:\|([^«»|]*))?»")


class Marked(NamedTuple):
    """A count marked in a sentence: where it stands, its label and object or None."""

    start: int
    end: int
    label: str | None
    object: str | None


def sentences() -> list[str]:
    """Return the labelled sentences, with their marks."""
    lines = Path(__file__).with_name("sentences.txt").read_text("utf-8").splitlines()
    return [line for line in lines if line and not line.startswith("#")]


def read_marked(sentence: str) -> tuple[Paragraph, list[Marked]]:
    """Return a sentence as a paragraph without its marks, and these.

    A heading stands before it in brackets: 【法治宣传】举办讲座«12场».
    """
    section = ""
    if sentence.startswith("【"):
        section, sentence = sentence[1:].split("】", 1)
    text, marks, at = "", [], 0
    for mark in _MARKED.finditer(sentence):
        text += sentence[at : mark.start()]
        marks.append(Marked(len(text), len(text) + len(mark[1]), mark[2], mark[3]))
        text += mark[1]
        at = mark.end()
    return Paragraph(1, text + sentence[at:], "body", "achievements", "一", section), marks


def labelled_counts(sentence: str) -> Iterator[tuple[Marked, Count, Evidence]]:
    """Yield each marked count of a sentence with what is read there."""
    paragraph, marks = read_marked(sentence)
    counts = list(read_counts([paragraph]))
    for mark in marks:
        for count, evidence in counts:
            if count.start < mark.end and mark.start < count.end:
                yield mark, count, evidence
                break
