"""The circle after the bell, before any one of it: what it wrote, how many were there, and how it cheered."""

from collections.abc import Iterable
from typing import Final, get_args

import msgspec

from sprint.core.counting import Unit
from sprint.core.fields import MAX_TIME
from sprint.core.figures import named_count
from sprint.core.results import Row, RunningRow, chain_of, running_board, totals, whole_ms
from sprint.core.room import Room
from sprint.core.sprints import Sprint
from sprint.link.side import Side
from sprint.telling.moments import span
from sprint.telling.words import several

UNITS: Final[tuple[Unit, ...]] = get_args(Unit)


class Together(msgspec.Struct, frozen=True):
    """``big`` is what was written in the unit of most, None without any count; ``words`` go on from it."""

    big: int | None
    words: str


def together(rows: Iterable[Row | RunningRow], length_ms: int | None, *, alone: bool) -> Together:
    """What was written in all, in ``length_ms`` where that is to be said: ``412``, ``words in 25 min``."""
    sums = totals(rows)
    length = "" if length_ms is None else span(length_ms)
    if not sums:
        return Together(None, f"{length} at the page{'' if alone else ', together'}")
    unit, *others = (unit for unit in UNITS if unit in sums)
    named = named_count(sums[unit], unit).partition(" ")[2]
    wrote = several([named, *(named_count(sums[other], other) for other in others)])
    where = "" if alone else " together"
    time = f"{',' if where else ''} in {length}" if length else ""
    return Together(sums[unit], f"{wrote}{where}{time}")


def sum_words(rows: Iterable[Row | RunningRow]) -> str:
    """Sums in a row: ``2,345 words and 40 lines``."""
    sums: dict[Unit, int] = totals(rows)
    return several([named_count(sums[unit], unit) for unit in UNITS if unit in sums])


def company_words(rows: tuple[Row, ...], cheers: int) -> str:
    """``5 people wrote, and 12 cheers went round.``"""
    # Whose number is not known, or who takes no count, did write.
    wrote = sum(row.written != 0 for row in rows)
    number, did = wrote, "wrote"
    if rows and not wrote:
        number, did = len(rows), "was there" if len(rows) == 1 else "were there"
    people = "One person" if number == 1 else f"{number} people" if number else "Nobody"
    if not cheers:
        return f"{people} {did}."
    return f"{people} {did}, and {'one cheer' if cheers == 1 else f'{cheers} cheers'} went round."


def cheers_in(room: Room, sprint: Sprint, side: Side) -> int:
    """How many cheers went round from the start of ``sprint`` until the next one began."""
    later = room.sprints[room.sprints.index(sprint) + 1 :]
    until = next((one.starts_at for one in later if one.phase != "scheduled"), MAX_TIME)
    return sum(sprint.starts_at <= cheer.at < until for cheer in side.cheers)


def rounds_words(room: Room, sprint: Sprint) -> str:
    """``So far, 2 of 3 rounds``; nothing outside a chain."""
    chain = sprint.chain
    if chain is None or chain.rounds < 2:
        return ""
    rung = rounds_rung(room, sprint)
    if rung < chain.rounds:
        return f"So far, {rung} of {chain.rounds} rounds"
    return "Both rounds" if rung == 2 else f"All {rung} rounds"


def rounds_rung(room: Room, sprint: Sprint) -> int:
    """How many rounds of the chain of ``sprint`` have rung."""
    return sum(one.bell_rang for one in chain_of(room, sprint))


def chain_words(room: Room, sprint: Sprint, *, alone: bool) -> str:
    """``So far, 2 of 3 rounds: together 2,345 words.`` Nothing outside a chain."""
    rounds = rounds_words(room, sprint)
    wrote = sum_words(running_board(room, sprint))
    if not rounds:
        return ""
    if not wrote:
        return f"{rounds}."
    return f"{rounds}: {'' if alone else 'together '}{wrote}."


def length_of(room: Room, sprint: Sprint) -> int:
    """How long the rounds of a chain that have rung took, breaks left out."""
    return sum(whole_ms(one) for one in chain_of(room, sprint) if one.bell_rang)
