"""A large regular expression that costs nothing before its first use."""

import re
from functools import cached_property
from typing import Any


class LazyPattern:
    """A pattern compiled at the first use of one of its methods: `match`, `finditer`, `groups` …

    A method, once used, is kept: later calls go to the compiled pattern directly.
    """

    def __init__(self, source: str) -> None:
        self.pattern = source

    @cached_property
    def _compiled(self) -> re.Pattern:
        return re.compile(self.pattern)

    def __getattr__(self, name: str) -> Any:
        if name.startswith("_"):
            raise AttributeError(name)
        attribute = getattr(self._compiled, name)
        setattr(self, name, attribute)
        return attribute
