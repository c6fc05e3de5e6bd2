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
from dashboard.analysis.peers import Position, find_positions
from dashboard.analysis.usual import usual_indicators

__all__ = [
    "Change",
    "PeerGroup",
    "Position",
    "RunningTotal",
    "change_between",
    "explain_missing_changes",
    "find_changes",
    "find_peer_groups",
    "find_positions",
    "find_running_total",
    "find_running_totals",
    "is_rate",
    "split_running",
    "usual_indicators",
]
