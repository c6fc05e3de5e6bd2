"""The rules on who reports, where and when, read from `rules/metadata.toml`."""

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from etl.identity.dates import YEAR


@dataclass(frozen=True, slots=True)
class MetadataRules:
    """Compiled wording; fields bear the names of the keys in `rules/metadata.toml`."""

    street_kinds: dict[str, str]
    farms: re.Pattern[str]
    farm_level: str
    corps: re.Pattern[str]
    corps_province: str
    zones: re.Pattern[str]
    zone_level: str
    speaking: re.Pattern[str]
    departments: re.Pattern[str]
    governing: re.Pattern[str]
    government: str
    governments: dict[str, str]
    title_start: re.Pattern[str]
    title_end: re.Pattern[str]
    report: re.Pattern[str]
    cover: re.Pattern[str]
    speech: re.Pattern[str]
    subtitle: re.Pattern[str]
    speaker: re.Pattern[str]
    authority: re.Pattern[str]
    elsewhere: re.Pattern[str]
    bearer: re.Pattern[str]
    everyday: frozenset[str]
    common: frozenset[str]
    run_together: dict[str, str]
    short_after: frozenset[str]
    short_not_before: frozenset[str]


@dataclass(frozen=True, slots=True)
class YearWording:
    """How headings name a year, each pattern with the printed year as its first group."""

    work: re.Pattern[str]
    review: re.Pattern[str]
    plan: re.Pattern[str]
    outlook: re.Pattern[str]
    far: re.Pattern[str]


@cache
def metadata_tables() -> dict:
    """Return `rules/metadata.toml` as it stands, examples and rejects included."""
    return tomllib.loads(files("etl").joinpath("rules/metadata.toml").read_text("utf-8"))


@cache
def metadata_rules() -> MetadataRules:
    """Return the rules compiled; raises re.error for a pattern that is none."""
    tables = metadata_tables()
    body, titles, places = (tables[name] for name in ("organisation", "titles", "places"))
    return MetadataRules(
        street_kinds=body["street_kinds"],
        farms=re.compile(body["farms"]["pattern"]),
        farm_level=body["farms"]["level"],
        corps=re.compile(body["corps"]["pattern"]),
        corps_province=body["corps"]["province"],
        zones=re.compile(body["zones"]["pattern"]),
        zone_level=body["zones"]["level"],
        speaking=re.compile(body["speaking"]["pattern"]),
        departments=re.compile(body["departments"]["pattern"]),
        governing=re.compile(body["government"]["pattern"]),
        government=body["government"]["name"],
        governments=body["government"]["by_kind"],
        title_start=re.compile(titles["start_pattern"]),
        title_end=re.compile(titles["end_pattern"]),
        report=re.compile(titles["report_pattern"]),
        cover=re.compile(titles["cover_pattern"]),
        speech=re.compile(titles["speech_pattern"]),
        subtitle=re.compile(titles["subtitle_pattern"]),
        speaker=re.compile(titles["speaker_pattern"]),
        authority=re.compile(places["authority_pattern"]),
        elsewhere=re.compile(places["elsewhere_pattern"]),
        bearer=re.compile(places["bearer_pattern"]),
        everyday=frozenset(places["everyday"]),
        common=frozenset(places["common"]),
        run_together=places["run_together"],
        short_after=frozenset(places["short_after"]),
        short_not_before=frozenset(places["short_not_before"]),
    )


@cache
def year_wording() -> YearWording:
    """Return the wording of `[years]`, compiled behind a printed year."""
    years = metadata_tables()["years"]
    work, review, plan, outlook = (
        re.compile(f"({YEAR}){years[f'{name}_pattern']}")
        for name in ("work", "review", "plan", "outlook")
    )
    return YearWording(work, review, plan, outlook, re.compile(years["far_pattern"]))
