"""Figures as plain dictionaries for Plotly; pure functions of the marks that they draw."""

from dashboard.figures.coverage import coverage_matrix
from dashboard.figures.matrix import value_matrix
from dashboard.figures.ranking import ranked_bars
from dashboard.figures.standing import percentile_points
from dashboard.figures.trend import trend_lines

__all__ = ["coverage_matrix", "percentile_points", "ranked_bars", "trend_lines", "value_matrix"]
