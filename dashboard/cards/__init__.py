"""What a chart card shows, in words, figure and rows; pure functions of marks."""

from dashboard.cards.card import Card
from dashboard.cards.coverage import coverage_card
from dashboard.cards.ranking import ranking_card
from dashboard.cards.trend import trend_card

__all__ = ["Card", "coverage_card", "ranking_card", "trend_card"]
