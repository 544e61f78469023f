"""When Python looks for garbage: not while the program starts, and never again through all that a start
brings.

A full look takes tens of milliseconds with Textual loaded, so it is left out until the first screen has
been there for a moment, or the first lines of text. What has come to be by then stays for good; setting it
apart keeps later looks short, which a writer would feel as a key that waits.
"""

import gc
from typing import Final

#: How long after the start the looking begins, in seconds.
QUIET_S: Final = 3.0


def hold() -> None:
    """Do not look for garbage for now."""
    gc.disable()


def resume() -> None:
    """Set apart all there is, and look for garbage again from now on."""
    gc.freeze()
    gc.enable()
