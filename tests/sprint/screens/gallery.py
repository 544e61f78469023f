"""Which scenes pictures are kept of, and in which terminals: the least, the usual, a wide and a vast one.

The settings have tests of their own for the smaller ones, and in every colour.
"""

from collections.abc import Awaitable, Callable
from typing import NamedTuple

from sprint.core.settings import Theme
from tests.sprint.core.world import ANA
from tests.sprint.screens import (
    afterwards,
    atwork,
    consoles,
    doorways,
    gatherings,
    members,
    nudged,
    partings,
    scenes,
    tables,
)
from tests.sprint.screens.stage import Sized, Stage


class Look(NamedTuple):
    """A terminal: its size and its colours."""

    size: Sized
    theme: Theme

    @property
    def name(self) -> str:
        """As it stands in the names of pictures."""
        return f"{self.size[0]}x{self.size[1]}-{self.theme.removeprefix('sprint-')}"


LEAST = Look((60, 20), "sprint-dark")
USUAL = Look((80, 24), "sprint-dark")
DAY = Look((120, 40), "sprint-light")
VAST = Look((200, 60), "sprint-dark")
ALL = (LEAST, USUAL, DAY, VAST)
#: For what stands in the middle and does not grow with the terminal.
SMALL = (LEAST, USUAL, DAY)
#: By day and by night, in an order with few changes of the theme, for which all sheets are read anew.
BOTH = (
    LEAST, Look((60, 20), "sprint-light"), Look((80, 24), "sprint-light"), USUAL,
    Look((120, 40), "sprint-dark"), DAY,
)  # fmt: skip


class Shot(NamedTuple):
    """A scene, the looks of it that are kept, and who plays it: an empty name has none yet, and no past."""

    scene: Callable[[Stage], Awaitable[object]]
    looks: tuple[Look, ...] = SMALL
    name: str = ANA
    furnished: bool = True


SHOTS: dict[str, Shot] = {
    "name": Shot(doorways.first_start, name="", furnished=False),
    "home": Shot(scenes.home, (*ALL, Look((80, 24), "sprint-sepia"), Look((80, 24), "sprint-contrast"))),
    "home-empty": Shot(doorways.empty_home, furnished=False),
    "solo": Shot(doorways.solo, ALL),
    "host": Shot(doorways.host),
    "join": Shot(doorways.join),
    "settings": Shot(doorways.settings, (DAY, VAST)),
    "help": Shot(doorways.home_help),
    "help-writing": Shot(doorways.writing_help, ALL),
    "palette": Shot(doorways.palette),
    "question": Shot(doorways.question),
    "invite": Shot(doorways.invite, ALL),
    "plan": Shot(doorways.plan),
    "cheer-one": Shot(doorways.cheering, (LEAST, DAY)),
    "lobby": Shot(scenes.lobby, (*ALL, Look((80, 24), "sprint-light"), Look((80, 24), "sprint-terminal"))),
    "lobby-one-hidden": Shot(scenes.lobby_but_one),
    "hide-one": Shot(scenes.hiding),
    "lobby-empty": Shot(atwork.empty_lobby, (LEAST, USUAL)),
    "lobby-forty": Shot(atwork.crowded_lobby, ALL),
    "countdown": Shot(atwork.counting_down, (USUAL, DAY)),
    "sprint": Shot(scenes.writing, (*ALL, Look((80, 24), "sprint-light"), Look((80, 24), "sprint-terminal"))),
    "sprint-hidden": Shot(scenes.hidden, ALL),
    "sprint-circle": Shot(atwork.looked_up, (LEAST, USUAL)),
    "sprint-paused": Shot(atwork.paused, (LEAST, DAY)),
    "sprint-lost": Shot(atwork.lost, (LEAST, DAY)),
    "sprint-find": Shot(atwork.found, (LEAST, DAY)),
    "sprint-open": Shot(atwork.open_end, (USUAL, DAY)),
    "sprint-typed": Shot(atwork.typed, (LEAST, DAY)),
    "sprint-forty": Shot(atwork.crowd_at_the_side, ALL),
    "stuck": Shot(nudged.drawn),
    "stuck-ideas": Shot(nudged.ideas),
    "sprint-kept": Shot(nudged.kept),
    "sprint-helped": Shot(nudged.helped),
    "sprint-asked": Shot(nudged.asked),
    "results": Shot(scenes.results, (LEAST, USUAL, DAY)),
    "offer": Shot(gatherings.offering, BOTH),
    "offer-paste": Shot(gatherings.pasting, (LEAST, DAY)),
    "offer-preview": Shot(gatherings.previewing, BOTH),
    "call": Shot(gatherings.calling, BOTH),
    "call-ahead": Shot(gatherings.calling_ahead, (LEAST, DAY)),
    "lobby-day": Shot(consoles.day_in_lobby),
    "lobby-opening": Shot(members.opening, name=members.BENEDIKT),
    "lobby-closing": Shot(members.closing, name=members.BENEDIKT),
    "lobby-parting": Shot(partings.closing, name=members.BENEDIKT),
    "day-over": Shot(partings.over, name=members.BENEDIKT),
    "lobby-day-over": Shot(partings.afterwards, name=members.BENEDIKT),
    "lobby-talking": Shot(members.talking, name=members.BENEDIKT),
    "sprint-on-a-day": Shot(members.writing, name=members.BENEDIKT),
    "results-on-a-day": Shot(members.results, name=members.BENEDIKT),
    "console-empty": Shot(consoles.empty, (LEAST, USUAL)),
    "console-planned": Shot(consoles.about_to_begin),
    "board": Shot(consoles.board),
    "console-leading": Shot(consoles.leading),
    "console-twenty": Shot(consoles.twenty),
    "console-notes": Shot(consoles.with_notes),
    "console-part": Shot(consoles.changing_a_part),
    "console-tables": Shot(consoles.at_tables, BOTH),
    "console": Shot(consoles.under_way, (*BOTH, VAST)),
    "lobby-gathering": Shot(gatherings.gathering, BOTH),
    "results-gathering": Shot(gatherings.results, (LEAST, DAY)),
    "pieces": Shot(gatherings.pieces, BOTH),
    "after-solo": Shot(afterwards.solo),
    "after-three": Shot(afterwards.three, ALL),
    "after-you": Shot(afterwards.alone_with_it),
    "after-chain": Shot(afterwards.chain),
    "after-chain-so-far": Shot(afterwards.chain_so_far, (LEAST, DAY)),
    "after-ranked": Shot(afterwards.ranked),
    "after-forty": Shot(afterwards.forty, ALL),
    "ahead": Shot(tables.ahead, BOTH),
    "table-reading": Shot(tables.reading, BOTH),
    "table-poem": Shot(tables.reading_poem, BOTH),
    "table-beforehand": Shot(tables.veiled, (LEAST, USUAL)),
    "table-by-hidden": Shot(tables.by_somebody_hidden),
    "table-one-hidden": Shot(tables.heard_but_one),
    "giving": Shot(tables.giving),
    "table-my-turn": Shot(tables.my_turn, BOTH),
    "table-listening": Shot(tables.listening, BOTH),
    "table-being-read": Shot(tables.being_read, BOTH),
    "table-deciding": Shot(tables.deciding),
    "table-replying": Shot(tables.replying, BOTH),
    "table-in-talk": Shot(tables.in_talk),
    "table-late": Shot(tables.late, (LEAST, USUAL)),
    "table-done": Shot(tables.done, BOTH),
    "packet": Shot(tables.packet),
    "after-no-counts": Shot(afterwards.nobody_counts, (LEAST, DAY)),
}
