"""The arithmetic that pages and brief share: pure functions of marks, nothing drawn or read."""

from dashboard.analysis.changes import (
    Change,
    change_between,
    explain_missing_changes,
    find_changes,
)
from dashboard.analysis.cumulative import (
    RunningTotal,
    find_running_total,
    find_running_totals,
    split_running,
)
from dashboard.analysis.groups import PeerGroup, find_peer_groups, is_rate
from dashboard.analysis.highlights import (
    Highlight,
    farthest_outliers,
    largest_changes,
)
from dashboard.analysis.outliers import Outlier, find_outliers
from dashboard.analysis.peers import Position, find_positions
from dashboard.analysis.totals import RollUp, roll_up
from dashboard.analysis.usual import usual_indicators

__all__ = [
    "Change",
    "Highlight",
    "Outlier",
    "PeerGroup",
    "Position",
    "RollUp",
    "RunningTotal",
    "change_between",
    "explain_missing_changes",
    "farthest_outliers",
    "find_changes",
    "find_outliers",
    "find_peer_groups",
    "find_positions",
    "find_running_total",
    "find_running_totals",
    "is_rate",
    "largest_changes",
    "roll_up",
    "split_running",
    "usual_indicators",
]
