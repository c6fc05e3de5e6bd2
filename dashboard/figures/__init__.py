"""Figures as plain dictionaries for Plotly; pure functions of the marks that they draw."""

from dashboard.figures.coverage import coverage_matrix
from dashboard.figures.ranking import ranked_bars
from dashboard.figures.trend import trend_lines

__all__ = ["coverage_matrix", "ranked_bars", "trend_lines"]
