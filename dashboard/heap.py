"""Objects that stay are set apart from the collection of garbage that follows every click.

Streamlit searches all objects then; modules and kept answers are hundreds of thousands.
"""

import atexit
import gc

LOOSE = 10_000  # objects that a search may come upon: a millisecond
SET_APART = 300_000  # objects set apart before they are searched again, for those that went


class Heap:
    """How much was set apart since all of it was searched."""

    def __init__(self) -> None:
        """Begin with nothing set apart."""
        self._set_apart = 0

    def freeze(self) -> None:
        """Set apart what stays of many new objects."""
        loose = len(gc.get_objects())
        if loose <= LOOSE:
            return
        self._set_apart += loose
        if self._set_apart > SET_APART:
            gc.unfreeze()
            self._set_apart = 0
        gc.collect()
        gc.freeze()


HEAP = Heap()
atexit.register(gc.unfreeze)
