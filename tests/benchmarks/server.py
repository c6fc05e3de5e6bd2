"""Time that the server takes for a click on a page, without a browser."""

from itertools import cycle, islice
from statistics import median, quantiles

from tests.benchmarks.session import Run, Session
from tests.benchmarks.subject import Subject

WARM = 3  # clicks that are not measured: imports and caches of the first reader
CLICKS = 40


def measure_server(subject: Subject, dashboard: str, bare: str) -> None:
    """Print the time of clicks on a year: most are the first on it, so that queries run."""
    print(f"server, ms a click    {'p50':>6} {'p95':>6}  charts, KB sent")
    for name, address, page, query in (
        ("a page of charts", dashboard, "compare", subject.query),
        ("a bare page", bare, "", ""),
    ):
        runs = _click(Session(address, page, query), subject.years)
        times = [run.milliseconds for run in runs]
        charts, sent = (median(getattr(run, of) for run in runs) for of in ("charts", "kilobytes"))
        print(f"{name:<21} {median(times):6.0f} {high(times):6.0f}  {charts:.0f}, {sent:.0f}")


def high(times: list[float]) -> float:
    """Return the 95th percentile."""
    return quantiles(times, n=20)[-1]


def _click(session: Session, years: list[str]) -> list[Run]:
    runs = [session.choose_years([year]) for year in islice(cycle(years), WARM + CLICKS)]
    session.close()
    return runs[WARM:]
