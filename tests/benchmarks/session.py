"""A reader without a browser: the messages that a page exchanges with its server."""

import time
from contextlib import ExitStack
from dataclasses import dataclass
from urllib.parse import parse_qs, urlencode

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.proto.MultiSelect_pb2 import MultiSelect
from websockets.sync.client import ClientConnection, connect

FINISHED = ForwardMsg.FINISHED_SUCCESSFULLY


@dataclass(frozen=True, slots=True)
class Run:
    """What a run of the page's script took and sent."""

    milliseconds: float
    kilobytes: float
    charts: int


class Session:
    """A page that is open: choose years in its filter, and see how long the server takes.

    With each click go the states of all filters and the address, as a browser sends them: without,
    the page takes the click for a link, loses its indicators and draws one chart instead of six.
    """

    def __init__(self, address: str, page: str, parameters: str = "") -> None:
        url = address.replace("http", "ws", 1) + "/_stcore/stream"
        self._open = ExitStack()
        self._socket: ClientConnection = self._open.enter_context(
            connect(url, max_size=None, origin=address)
        )
        self._address = parse_qs(parameters)
        self._page, self._filters = page, {}
        self._kept: dict[str, bool] = {}  # whether it is a chart, by the hash of a message
        self._run()

    def choose_years(self, years: list[str]) -> Run:
        """Choose years in the filter, as a click does: the browser puts them into the address."""
        self._filters[next(name for name in self._filters if name.endswith("-year"))] = years
        self._address["year"] = years
        return self._run()

    def close(self) -> None:
        """Leave the page."""
        self._open.close()

    def _run(self) -> Run:
        asked = BackMsg()
        asked.rerun_script.query_string = urlencode(self._address, doseq=True)
        asked.rerun_script.page_name = self._page
        asked.rerun_script.cached_message_hashes.extend(self._kept)
        for name, values in self._filters.items():
            state = asked.rerun_script.widget_states.widgets.add(id=name)
            state.string_array_value.data.extend(values)
        start = time.perf_counter()
        self._socket.send(asked.SerializeToString())
        size = charts = 0
        while True:
            received = self._socket.recv()
            size += len(received)
            message = ForwardMsg.FromString(received)
            if message.HasField("page_info_changed"):
                self._address = parse_qs(message.page_info_changed.query_string)
            element = message.delta.new_element
            if message.metadata.cacheable:
                self._kept[message.hash] = element.HasField("plotly_chart")
            charts += element.HasField("plotly_chart") or self._kept.get(message.ref_hash, False)
            if element.HasField("multiselect"):
                self._remember(element.multiselect)
            if message.script_finished == FINISHED and message.HasField("script_finished"):
                return Run((time.perf_counter() - start) * 1e3, size / 1e3, charts)

    def _remember(self, drawn: MultiSelect) -> None:
        """Keep what a filter has, as a browser does: its first state, until the page sets it."""
        if drawn.set_value:
            self._filters[drawn.id] = list(drawn.raw_values)
        elif drawn.id not in self._filters:
            self._filters[drawn.id] = [drawn.options[at] for at in drawn.default]
