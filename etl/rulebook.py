"""The rules on who reports, where and when, read from `rules/metadata.toml`."""

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files


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
    title_start: re.Pattern[str]
    title_end: re.Pattern[str]
    report: re.Pattern[str]
    speech: re.Pattern[str]
    work: str
    plan: str
    review: str
    authority: re.Pattern[str]
    elsewhere: re.Pattern[str]
    bearer: re.Pattern[str]
    everyday: frozenset[str]
    common: frozenset[str]


@cache
def metadata_tables() -> dict:
    """Return `rules/metadata.toml` as it stands, examples and rejects included."""
    return tomllib.loads(files("etl").joinpath("rules/metadata.toml").read_text("utf-8"))


@cache
def metadata_rules() -> MetadataRules:
    """Return the rules compiled; raises re.error for a pattern that is none."""
    tables = metadata_tables()
    body, titles, years, places = (
        tables[name] for name in ("organisation", "titles", "years", "places")
    )
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
        title_start=re.compile(titles["start_pattern"]),
        title_end=re.compile(titles["end_pattern"]),
        report=re.compile(titles["report_pattern"]),
        speech=re.compile(titles["speech_pattern"]),
        work=years["work_pattern"],
        plan=years["plan_pattern"],
        review=years["review_pattern"],
        authority=re.compile(places["authority_pattern"]),
        elsewhere=re.compile(places["elsewhere_pattern"]),
        bearer=re.compile(places["bearer_pattern"]),
        everyday=frozenset(places["everyday"]),
        common=frozenset(places["common"]),
    )
