"""What a chart card shows, in words, figure and rows; pure functions of marks."""

from dashboard.cards.card import Card, Record
from dashboard.cards.core import core_card
from dashboard.cards.coverage import coverage_card
from dashboard.cards.portrait import matrix_card, standing_card
from dashboard.cards.ranking import ranking_card
from dashboard.cards.trend import trend_card

__all__ = [
    "Card",
    "Record",
    "core_card",
    "coverage_card",
    "matrix_card",
    "ranking_card",
    "standing_card",
    "trend_card",
]
