"""A figure that Streamlit sends as it is.

Of a dictionary it has Plotly make objects, property by property, check and copy them: most of the
time that a chart takes on the server. The figures are checked by the tests instead.
"""

from functools import cache

from plotly import io
from plotly.basedatatypes import BaseFigure


class ReadyFigure(BaseFigure):
    """A plain dictionary under the name of a figure of Plotly."""

    def __init__(self, figure: dict) -> None:
        """Keep a figure; the browser colours it by the template that Streamlit has registered."""
        self._figure = figure | {"layout": figure["layout"] | {"template": _template()}}

    def to_dict(self) -> dict:
        """Return what is sent."""
        return self._figure


@cache
def _template() -> dict:
    return io.templates[io.templates.default].to_plotly_json()
