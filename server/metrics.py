"""The page of ``/metrics``: every number that an operator can watch, and no word about anybody.

docs/operations.md has the list, and a test keeps the two the same.
"""

import platform

import msgspec

from server.exposition import Page
from server.tally import BROKEN, Tally
from server.vitals import Vitals
from sprint.core.version import VERSION
from sprint.core.wire import CLOSE_CODES
from sprint.core.wire import VERSION as PROTOCOL


class Now(msgspec.Struct, frozen=True):
    """How things stand when the page is asked for."""

    connections: int
    at_the_door: int
    members: int
    rooms: int
    writable: bool
    texts: int
    text_bytes: int
    unfinished_bytes: int


def metrics_page(now: Now, tally: Tally, vitals: Vitals) -> str:
    """All metrics in Prometheus' text format."""
    page = Page()
    labels = ("version", VERSION, "protocol", str(PROTOCOL), "python", platform.python_version())
    page.put_each("gauge", "sprint_relay_build_info", "What runs here; always 1.", {labels: 1})
    _put_people(page, now, tally)
    _put_acts(page, now, tally)
    _put_texts(page, now, tally)
    _put_process(page, tally, vitals)
    return page.text()


def _put_people(page: Page, now: Now, tally: Tally) -> None:
    put = page.put
    put("gauge", "sprint_relay_connections", "Connections open now.", now.connections)
    put("gauge", "sprint_relay_at_the_door", "Connections that have not said hello yet.", now.at_the_door)
    put("gauge", "sprint_relay_members", "Connections that were let into a room.", now.members)
    put("gauge", "sprint_relay_rooms", "Rooms in memory.", now.rooms)
    put("counter", "sprint_relay_accepted_total", "Connections that were made.", tally.came)
    put("counter", "sprint_relay_pages_total", "Plain HTTP requests that were answered.", tally.pages)
    codes = {word: code for word, (code, _) in CLOSE_CODES.items()}
    codes |= {word: code for code, word in BROKEN.items()}
    page.put_each(
        "counter",
        "sprint_relay_goodbyes_total",
        "Connections that the relay sent away, by close code.",
        {("code", str(codes[word]), "word", word): number for word, number in tally.goodbyes.items()},
    )
    page.put_each(
        "counter",
        "sprint_relay_cut_total",
        "Connections that the relay cut without a goodbye; slow ones took nothing of what was sent.",
        {("why", why): number for why, number in tally.cut.items()},
    )


def _put_acts(page: Page, now: Now, tally: Tally) -> None:
    page.put_each(
        "counter",
        "sprint_relay_acts_total",
        "Acts that were answered, by their outcome.",
        {("outcome", outcome): number for outcome, number in tally.answers.items()},
    )
    put = page.put
    put("counter", "sprint_relay_entries_total", "Entries that were committed.", tally.entries)
    page.put_histogram(
        "sprint_relay_commit_seconds", "From handing a batch to the log until it was safe.", tally.commits
    )
    put("gauge", "sprint_relay_log_writable", "1, or 0 where the last write to the log failed.", now.writable)
    put("counter", "sprint_relay_live_sent_total", "Frames of live counts that were sent.", tally.live_sent)
    put(
        "counter",
        "sprint_relay_live_skipped_total",
        "Frames of live counts left out because their reader was behind.",
        tally.live_skipped,
    )


def _put_texts(page: Page, now: Now, tally: Tally) -> None:
    put = page.put
    put("gauge", "sprint_relay_texts", "Sealed texts on the disk.", now.texts)
    put("gauge", "sprint_relay_text_bytes", "Bytes of sealed texts on the disk.", now.text_bytes)
    put(
        "gauge",
        "sprint_relay_unfinished_text_bytes",
        "Bytes of sealed texts in memory that have not come whole.",
        now.unfinished_bytes,
    )
    put("counter", "sprint_relay_puts_total", "Parts of sealed texts that members brought.", tally.puts)
    put("counter", "sprint_relay_gets_total", "Parts of sealed texts that went out.", tally.gets)


def _put_process(page: Page, tally: Tally, vitals: Vitals) -> None:
    page.put_histogram(
        "sprint_relay_loop_lag_seconds", "How late the event loop was, looked at once a second.", tally.lag
    )
    memory = vitals.memory()
    if memory is not None:
        page.put("gauge", "process_resident_memory_bytes", "Memory in use.", memory)
    put = page.put
    put("counter", "process_cpu_seconds_total", "Processor time used so far.", vitals.processor())
    put("gauge", "process_max_fds", "How many files and connections may be open.", vitals.most_files())
    put("gauge", "process_start_time_seconds", "When it started, in seconds since 1970.", vitals.started_at)
