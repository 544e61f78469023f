"""Whether a day fits its people, in sentences: what holds, what does not, and what would make it hold."""

from collections.abc import Callable, Sequence

from sprint.core.agenda.blocks import Block
from sprint.core.agenda.fitcheck import BlockFit, DayFit
from sprint.core.agenda.needs import Company
from sprint.core.agenda.punctual import BeginEarlier, Cut, Late, MoveTo
from sprint.core.agenda.remedies import (
    FewerPieces,
    FewerSpeakers,
    Longer,
    OtherProtocol,
    Remedy,
    ShorterSlots,
    SmallerTables,
)
from sprint.core.reading.dealing import crowded, table_count
from sprint.telling.moments import MINUTE_MS, span
from sprint.telling.protocols import evening

Named = Callable[[Block], str]
Clock = Callable[[int], str]


def company_words(company: Company) -> str:
    """Who is reckoned with: ``20 people``, ``12 people (2 of them guests)``."""
    people = f"{company.people} {'person' if company.people == 1 else 'people'}"
    guests = f"{company.guests} of them {'a guest' if company.guests == 1 else 'guests'}"
    return f"{people} ({guests})" if company.guests else people


def verdict(fit: DayFit, clock: Clock) -> str:
    """All of it in one sentence."""
    wrong = len(fit.late) + sum(not one.holds for one in fit.heard)
    ends = f"the day ends at {clock(fit.ends_at)}"
    if not wrong:
        return f"With {company_words(fit.company)} everything fits, and {ends}."
    things = "one thing does" if wrong == 1 else f"{wrong} things do"
    return f"With {company_words(fit.company)} {things} not fit; as it is planned {ends}."


def fit_lines(fit: DayFit, named: Named, clock: Clock) -> tuple[str, ...]:
    """A sentence or two on every block in which people are heard, and on every one that would be late.

    ``named`` gives a block's name in words, and ``clock`` a room time as people read it.
    """
    heard = (heard_line(one, fit.company, named) for one in fit.heard)
    return (*heard, *(late_line(one, named, clock) for one in fit.late))


def heard_line(fit: BlockFit, company: Company, named: Named) -> str:
    """Whether everybody is heard in a block, and what would make it so."""
    name = named(fit.block)
    if fit.block.protocol is not None and not fit.needed_ms:
        return f"{name}: it takes two people at least, one of them with a piece."
    number, thing = (
        (company.writers, "piece") if fit.block.protocol is not None else (company.people, "speaker")
    )
    what = f"{number} {thing}{'' if number == 1 else 's'}"
    time = f"{evening(fit.needed_ms)} at most, and there {_there(fit.given_ms)}"
    sit = _sit_words(fit.block, company)
    if fit.holds:
        return f"{name}: {what} in {time}.{sit}"
    helps = [remedy_words(one, fit, company, named) for one in fit.remedies]
    return f"{name}: {what} would need {time}.{sit} {_would(helps)}"


def _sit_words(block: Block, company: Company) -> str:
    """How the tables come out where they are larger than was meant; else nothing."""
    protocol = block.protocol
    if protocol is None or protocol.rounds or not crowded(company.people, protocol.table):
        return ""
    count = table_count(company.writers, company.guests, protocol.table)
    most, least = -(-company.people // count), min(3, protocol.table)
    where = f"one table of {most}" if count == 1 else f"{count} tables of up to {most}"
    why = f"at tables of {protocol.table} one would have fewer than {least}"
    return f" {company.people} people sit at {where}, since {why}."


def late_line(late: Late, named: Named, clock: Clock) -> str:
    """A block that could not begin at its time, and what would help."""
    fixed = clock(late.starts_at - late.late_ms)
    helps = [_late_words(one, named, clock, late) for one in late.remedies]
    return (
        f"{named(late.block)}: it is fixed for {fixed} and could not begin before {clock(late.starts_at)}. "
        f"{_would(helps)}"
    )


def remedy_words(remedy: Remedy, fit: BlockFit, company: Company, named: Named) -> str:
    """One change, and what comes of it."""
    match remedy:
        case Longer(length_ms):
            late = fit.delayed
            but = f", though {named(late.block)} begins {evening(late.late_ms)} late then" if late else ""
            return f"{evening(length_ms)} for it{but}"
        case SmallerTables(table, needed_ms):
            return f"tables of {table} ({evening(needed_ms)})"
        case OtherProtocol(name, needed_ms, untabled):
            leaving = ", leaving table out" if untabled else ""
            return f"the protocol {name}{leaving} ({evening(needed_ms)})"
        case FewerPieces(pieces, needed_ms):
            return f"{pieces} of {company.writers} pieces ({evening(needed_ms)})"
        case ShorterSlots(slot_ms):
            return f"{span(slot_ms)} for each"
        case FewerSpeakers(speakers):
            return f"{speakers} of {company.people} speakers"


def _late_words(remedy: BeginEarlier | Cut | MoveTo, named: Named, clock: Clock, late: Late) -> str:
    match remedy:
        case BeginEarlier(by_ms):
            return f"a beginning {evening(by_ms)} earlier"
        case Cut(block, length_ms):
            name = next((named(one) for one in late.before if one.id == block), "")
            return f"only {evening(length_ms)} for {name}"
        case MoveTo(starts_at):
            return f"{clock(starts_at)} as its time"


def _there(given_ms: int) -> str:
    """How long there is, never said too long."""
    given_ms = given_ms // MINUTE_MS * MINUTE_MS if given_ms >= MINUTE_MS else given_ms
    return f"{'is' if given_ms == MINUTE_MS else 'are'} {span(given_ms)}"


def _would(helps: Sequence[str]) -> str:
    if not helps:
        return "No small change would help; it needs another plan."
    if len(helps) == 1:
        return f"It would fit with {helps[0]}."
    return f"It would fit with {'; '.join(helps[:-1])}; or {helps[-1]}."
