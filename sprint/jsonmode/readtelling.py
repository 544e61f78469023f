"""Readings and pieces as lines show them: keys become names, and the sealed words stand beside them."""

from sprint.core.reading.bodies import About, ProtocolWords, StepWords
from sprint.core.reading.protocol import Step
from sprint.core.reading.values import Piece, Reading, Table
from sprint.core.room import Room
from sprint.jsonmode import readviews as views
from sprint.link.side import Side

_NO_WORDS = StepWords("")


def readings(room: Room, side: Side) -> tuple[views.Reading, ...]:
    """Those that are not over, and the newest."""
    return tuple(_reading(one, side) for one in _shown(room))


def pieces(room: Room, side: Side) -> tuple[views.Piece, ...]:
    """Those that wait, and those of the readings that are shown."""
    shown = {one.id for one in _shown(room)}
    return tuple(
        _piece(one, side) for one in room.pieces.values() if one.state == "waiting" or one.reading in shown
    )


def _shown(room: Room) -> list[Reading]:
    return [one for one in room.readings if one.live or one is room.readings[-1]]


def _person(key: str, side: Side) -> views.Person:
    return views.Person(side.name(key), key)


def _step_words(reading: str, number: int, side: Side) -> StepWords:
    words = side.protocols.get(reading)
    return words.steps[number] if words is not None and number < len(words.steps) else _NO_WORDS


def _reading(reading: Reading, side: Side) -> views.Reading:
    return views.Reading(
        id=reading.id,
        title=side.protocols.get(reading.id, ProtocolWords("", "")).title,
        by=side.name(reading.by),
        by_key=reading.by,
        phase=reading.phase,
        opened_at=reading.opened_at,
        deals_at=reading.deals_at,
        away_ms=reading.away_ms,
        waits=reading.waits,
        ahead=reading.ahead,
        rounds=reading.protocol.rounds,
        steps=tuple(
            _step(step, _step_words(reading.id, number, side))
            for number, step in enumerate(reading.protocol.steps)
        ),
        guests=tuple(_person(key, side) for key in reading.guests),
        tables=tuple(_table(table, side) for table in reading.tables),
    )


def _step(step: Step, words: StepWords) -> views.Step:
    names = [option.name for option in words.options]
    names += [""] * (len(step.options) - len(names))
    return views.Step(
        name=words.name,
        prompt=words.prompt,
        who=step.who,
        ms=step.ms,
        kinds=step.kinds,
        may_pass=step.may_pass,
        consent=step.consent,
        quiet=step.quiet,
        options=tuple(map(views.Option, names, step.options)),
    )


def _table(table: Table, side: Side) -> views.Table:
    return views.Table(
        number=table.number,
        seats=tuple(_person(key, side) for key in table.seats),
        queue=table.queue,
        under_way=table.under_way,
        round=table.round,
        step=table.step,
        turns=tuple(
            views.Turn(
                piece=turn.slot.piece,
                step=turn.slot.step,
                member=side.name(turn.slot.by),
                member_key=turn.slot.by,
                opened_at=turn.opened_at,
                ends_at=turn.ends_at,
                asking=turn.asking,
                again=turn.slot.again,
                more=turn.more,
            )
            for turn in table.turns
        ),
        next=tuple(_person(slot.by, side) for group in table.waiting for slot in group),
        done=table.done,
    )


def _piece(piece: Piece, side: Side) -> views.Piece:
    about = side.abouts.get(piece.id, About())
    return views.Piece(
        id=piece.id,
        title=about.title,
        form=about.form,
        note=about.note,
        by=side.name(piece.by),
        by_key=piece.by,
        reading=piece.reading,
        state=piece.state,
        erased=piece.erased,
        offered_at=piece.offered_at,
        welcome=piece.welcome,
        readers=tuple(
            views.Reader(
                name=side.name(one.key), key=one.key, guest=one.guest, round=one.round, state=one.state
            )
            for one in piece.readers
        ),
        responses=tuple(
            views.Response(
                id=one.id,
                by=side.name(one.by),
                by_key=one.by,
                reading=one.reading,
                step=one.step,
                of=one.of,
                at=one.at,
                late=one.late,
                erased=one.erased,
                thanks=side.thanks.get(one.id, ""),
            )
            for one in piece.responses
        ),
        decisions=tuple(views.Decision(one.step, one.choice) for one in piece.decisions),
    )
