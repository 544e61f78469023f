"""What others can do: the same live counts against a naive server and against y-websocket."""

from collections.abc import Iterator

from bench.relay.awareness import CannotBeHad, peer_folder
from bench.relay.figures import Figure, live_figures
from bench.relay.stage import PROCESSES, Crowds, Served, python

#: The staleness beyond which a server counts as full, in milliseconds.
MOST_STALE = 1_000
#: How often a number of writers is tried before it is too many: others use the machine as well.
TRIES = 3


def naive(steps: list[int], seconds: float) -> Iterator[Figure]:
    """Every count sent on at once to everybody in the room, by websockets' own broadcast."""
    for writers in steps:
        served = python("bench.relay.naive")
        try:
            yield from _against(served, f"naive peer, {writers} writers", [writers], seconds, yjs=False)
        finally:
            served.kill()


def yjs(steps: list[int], seconds: float) -> Iterator[Figure]:
    """Awareness of y-websocket, with more and more writers until it is full.

    The last figure is how many it carried; where it cannot be had a note says so, and there is none.
    """
    try:
        with peer_folder() as folder:
            served = Served(["node", "peer.mjs"], folder)
            try:
                yield from _against(served, "y-websocket", steps, seconds, yjs=True)
            finally:
                served.kill()
    except CannotBeHad as why:
        print(f"y-websocket was left out: {why}", flush=True)


def _against(served: Served, name: str, steps: list[int], seconds: float, yjs: bool) -> Iterator[Figure]:
    carried = 0
    with Crowds(served.port) as crowds:
        for writers in steps:
            each = {"each": writers // PROCESSES, "yjs": yjs}
            crowds.all("peer_live", seconds=0.0, **each)
            label = f"{name}, {writers} writers" if yjs else name
            for _ in range(TRIES):
                figures = list(live_figures(served, crowds, label, "peer_live", writers, seconds, **each))
                yield from figures
                told = {figure.name.rpartition(", ")[2]: figure.value for figure in figures}
                if told["staleness p99"] <= MOST_STALE and not told["lines lost"]:
                    carried = writers
                    break
            if carried < writers:
                break
    if yjs:
        yield Figure(CARRIED, carried, "")


CARRIED = f"y-websocket, most writers with p99 <= {MOST_STALE} ms"
