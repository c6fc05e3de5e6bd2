"""Errors that a person can act on; the command line prints them without a traceback."""


class EtlError(Exception):
    """Base of every expected failure of the ETL."""


class UnreadableReport(EtlError):
    """A file that cannot become a report; the message says why and what would be accepted."""


class NothingToBuild(EtlError):
    """No input, or no readable report in it; nothing is published."""


class RuleError(EtlError):
    """A rule file that does not say what it must; names file, rule and offending text."""


class SnapshotError(EtlError):
    """A snapshot that is missing, torn, or breaks its schema."""
