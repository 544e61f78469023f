"""Agendas that nobody could lead, each with what is said of it; docs/agenda.md has them all."""

from datetime import tzinfo
from zoneinfo import ZoneInfo

from sprint import protocols
from sprint.clocks import LOCAL
from sprint.core.errors import BadInput, BadProtocol
from sprint.core.problems import Problem
from sprint.core.reading.bodies import ProtocolWords
from sprint.core.reading.protocol import BROUGHT, Protocol, Step
from sprint.core.reading.protocolfile import LoadedProtocol

GOOD = """\
title = "Ours"

[[blocks]]
kind = "sprint"
length = "20"

[[blocks]]
kind = "read"
length = "1h"
"""
THREE = """\
[[blocks]]
kind = "{}"
length = "60"
at = "{}"
"""


class World:
    """What the plans of tests refer to: protocols that come with Sprint, a bad one, and zones."""

    def protocol(self, name: str) -> LoadedProtocol:
        if name == "bad":
            raise BadProtocol("bad", [Problem(3, "steps[1].who", "“cat” is not known.")])
        if name == "bulky":
            step = Step("reader", 60_000, BROUGHT)
            return LoadedProtocol(Protocol((step,) * 20), ProtocolWords("bulky", "Bulky"))
        if name and name not in protocols.names():
            raise BadInput(f"There is no protocol “{name}”; did you mean “round-robin”?")
        return protocols.load(name or protocols.DEFAULT)

    def zone(self, name: str) -> tzinfo:
        if name == "Europe/Berlim":
            raise BadInput("no zone is called “Europe/Berlim”; perhaps “Europe/Berlin”.")
        try:
            return ZoneInfo(name) if name else LOCAL
        except (KeyError, ValueError, OSError) as error:
            raise BadInput("no zone is called that.") from error


def changed(old: str, new: str) -> str:
    """The good one, with one thing made bad."""
    assert old in GOOD
    return GOOD.replace(old, new, 1)


def more(lines: str) -> str:
    """The good one, with more after its last block, which is a read."""
    return GOOD + lines


def timed(first: str, then: str, head: str = "") -> str:
    """Two blocks of an hour, each fixed for a time; the second stands at line 8 with nothing in the head."""
    return f'title = "Ours"\n{head}\n' + THREE.format("gather", first) + "\n" + THREE.format("close", then)


BERLIN = 'date = {}\nzone = "Europe/Berlin"'
#: By what is wrong: the file, and the line, the field and the sentence that a person sees.
BAD = {
    "nothing": (" \n", "there is nothing in it; `sprint agenda new` writes one to start from."),
    "unknown-key": (
        more('promt = "Go."\n'),
        "line 10, blocks[2].promt: there is no such key; perhaps “prompt”.",
    ),
    "other-key": (
        more("xyzzy = 1\n"),
        "line 10, blocks[2].xyzzy: there is no such key; there are kind, length, title, prompt, at, "
        "protocol, table, lead, slot and notes.",
    ),
    "name-key": (more('name = "Us"\n'), "line 10, blocks[2].name: there is no such key; write title."),
    "type-key": (more('type = "read"\n'), "line 10, blocks[2].type: there is no such key; write kind."),
    "minutes": (more("minutes = 5\n"), "line 10, blocks[2].minutes: there is no such key; write length."),
    "seconds": (
        more("seconds = 90\n"),
        'line 10, blocks[2].seconds: there is no such key; write length = "90s".',
    ),
    "start": (
        more('start = "10:00"\n'),
        'line 10, blocks[2].start: there is no such key; write at = "10:00".',
    ),
    "end": (
        more('end = "10:00"\n'),
        "line 10, blocks[2].end: there is no such key; a block ends after its length.",
    ),
    "timezone": (
        'timezone = "Europe/Berlin"\n' + GOOD,
        "line 1, timezone: there is no such key; write zone.",
    ),
    "no-title": (changed('title = "Ours"', ""), "title: title is missing here."),
    "empty-title": (changed("Ours", "\u200d "), "line 1, title: title is empty."),
    "long-title": (
        changed("Ours", "O" * 81),
        "line 1, title: this has 81 letters, and at most 80 are read with pleasure.",
    ),
    "no-blocks": ('title = "Ours"\n', "blocks: there is no block yet; begin each one with [[blocks]]."),
    "blocks-text": (
        'title = "Ours"\nblocks = "two"\n',
        "line 2, blocks: these should be tables, each begun with [[blocks]].",
    ),
    "many": (
        'title = "Ours"\n' + '[[blocks]]\nkind = "break"\nlength = "5"\n' * 61,
        "line 2, blocks: there are 61 of them, and 60 are the most that there can be.",
    ),
    "no-kind": (
        changed('kind = "sprint"\n', ""),
        "line 3, blocks[1].kind: kind is missing here; it can be gather, sprint, break, read, talk or close.",
    ),
    "unknown-kind": (
        changed('"sprint"', '"sprnit"'),
        "line 4, blocks[1].kind: “sprnit” is not known; perhaps “sprint”.",
    ),
    "no-length": (
        changed('length = "20"\n', ""),
        'line 3, blocks[1].length: length is missing here; write it like "20", "90s" or "1h30".',
    ),
    "zero": (
        changed('"20"', '"0"'),
        "line 5, blocks[1].length: a block needs some time, and this is none.",
    ),
    "thirty-hours": (
        changed('"20"', '"30h"'),
        "line 5, blocks[1].length: a block can last 12 hours at most.",
    ),
    "endless-length": (
        changed('length = "20"', f"length = {'9' * 5_000}"),
        "line 5, blocks[1].length: a block can last 12 hours at most.",
    ),
    "odd-length": (
        changed('"20"', '"a while"'),
        'line 5, blocks[1].length: “a while” is no length of time; write it like "20", "90s" or "1h30".',
    ),
    "length-flag": (
        changed('"20"', "true"),
        "line 5, blocks[1].length: this should be a length of time, not true or false; "
        'write it like "20", "90s" or "1h30".',
    ),
    "long-lead": (more('lead = "61"\n'), "line 10, blocks[2].lead: a lead can last 1 hour at most."),
    "whole-lead": (
        more('lead = "1h"\n'),
        "line 10, blocks[2].lead: the lead belongs to the length of a read, and leaves nothing of it here.",
    ),
    "short-read": (
        changed('"1h"', '"5"'),
        "line 9, blocks[2].length: the lead belongs to the length of a read, which is 5 minutes where "
        "nothing is said, and leaves nothing of it here.",
    ),
    "no-slot": (
        more('[[blocks]]\nkind = "talk"\nlength = "20"\nslot = "0"\n'),
        "line 13, blocks[3].slot: a slot needs some time, and this is none.",
    ),
    "long-slot": (
        more('[[blocks]]\nkind = "talk"\nlength = "20"\nslot = "21"\n'),
        "line 13, blocks[3].slot: the slot is longer than the talk.",
    ),
    "short-talk": (
        more('[[blocks]]\nkind = "talk"\nlength = "1"\n'),
        "line 12, blocks[3].length: the slot, which is 2 minutes where nothing is said, is longer than the "
        "talk.",
    ),
    "sprint-protocol": (
        changed('length = "20"', 'length = "20"\nprotocol = "round-robin"'),
        "line 6, blocks[1].protocol: only a read has a protocol; take this out.",
    ),
    "sprint-table": (
        changed('length = "20"', 'length = "20"\ntable = 4'),
        "line 6, blocks[1].table: only a read has tables; take this out.",
    ),
    "break-lead": (
        changed('"sprint"', '"break"\nlead = "1"'),
        "line 5, blocks[1].lead: only a sprint and a read have a lead; take this out.",
    ),
    "read-slot": (
        more('slot = "2"\n'),
        "line 10, blocks[2].slot: only a talk has slots; take this out.",
    ),
    "unknown-protocol": (
        more('protocol = "round-robbin"\n'),
        "line 10, blocks[2].protocol: There is no protocol “round-robbin”; did you mean “round-robin”?",
    ),
    "bad-protocol": (
        more('protocol = "bad"\n'),
        "line 10, blocks[2].protocol: “bad” has things to be mended: line 3, steps[1].who: “cat” is not "
        "known.",
    ),
    "empty-protocol": (
        more('protocol = ""\n'),
        "line 10, blocks[2].protocol: protocol is empty; leave it out for the usual one.",
    ),
    "table-of-one": (
        more("table = 1\n"),
        "line 10, blocks[2].table: a table needs two people at least, or 0 for the whole room at one.",
    ),
    "large-table": (more("table = 13\n"), "line 10, blocks[2].table: this should be between 0 and 12."),
    "round-table": (
        more('protocol = "first-impressions"\ntable = 4\n'),
        "line 11, blocks[2].table: with the protocol first-impressions pieces go round and the whole room is "
        "one table; leave this out, or choose another protocol.",
    ),
    "date-text": (
        'date = "2026-12-05"\n' + GOOD,
        "line 1, date: this should be a date such as 2026-12-05, without quotation marks, not a text.",
    ),
    "date-with-time": (
        "date = 2026-12-05T10:00:00\n" + GOOD,
        "line 1, date: this should be a date such as 2026-12-05, without quotation marks, not a date with a "
        "time.",
    ),
    "far-date": (
        "date = 1926-12-05\n" + GOOD,
        "line 1, date: this should be a day between 2000 and 2100.",
    ),
    "unknown-zone": (
        'zone = "Europe/Berlim"\n' + GOOD,
        "line 1, zone: no zone is called “Europe/Berlim”; perhaps “Europe/Berlin”.",
    ),
    "empty-zone": (
        'zone = ""\n' + GOOD,
        "line 1, zone: zone is empty; leave it out for the time of whoever leads.",
    ),
    "odd-repeat": (
        'date = 2026-12-05\nrepeat = "now and then"\n' + GOOD,
        "line 2, repeat: this is no way to come again that I understand. "
        "Try weekly, every 2 weeks, or monthly on the first saturday; then perhaps 12 times.",
    ),
    "many-times": (
        'date = 2026-12-05\nrepeat = "weekly, 1 times"\n' + GOOD,
        "line 2, repeat: a day can come 2 to 520 times.",
    ),
    "no-such-day": (
        'date = 2026-12-05\nrepeat = "weekly, until 2027-02-30"\n' + GOOD,
        "line 2, repeat: there is no day 2027-02-30.",
    ),
    "over-before": (
        'date = 2026-12-05\nrepeat = "weekly, until 2026-11-30"\n' + GOOD,
        "line 2, repeat: it would be over before it begins; choose a later day after until.",
    ),
    "other-day": (
        'date = 2026-12-06\nrepeat = "monthly on the first saturday"\n' + GOOD,
        "line 2, repeat: it begins on 2026-12-06, which is none of these days; that month it is 2026-12-05, "
        "so write date = 2026-12-05.",
    ),
    "no-date": (
        'repeat = "weekly"\n' + GOOD,
        "line 1, repeat: a day that comes again needs the date of its first time; add date.",
    ),
    "at-bare": (
        more("at = 10:00:00\n"),
        'line 10, blocks[2].at: this should be a time of day in quotation marks such as "10:00", not a time '
        "without them.",
    ),
    "at-unquoted": (
        more("at = 10:00\n"),
        'line 10, blocks[2].at: a time of day stands in quotation marks; write at = "10:00".',
    ),
    "length-unquoted": (
        changed('"20"', "1h30"),
        'line 5, blocks[1].length: a length of time stands in quotation marks; write length = "1h30".',
    ),
    "date-unpadded": (
        "date = 5.12.2026\n" + GOOD,
        "line 1, date: a day is written from the year on; write date = 2026-12-05.",
    ),
    "at-number": (
        more("at = 10\n"),
        'line 10, blocks[2].at: this should be a time of day in quotation marks such as "10:00", not a '
        "number.",
    ),
    "at-none": (
        more('at = "24:00"\n'),
        "line 10, blocks[2].at: “24:00” is no time of day; write it like 10:00, up to 23:59.",
    ),
    "backwards": (
        timed("10:00", "09:00"),
        "line 11, blocks[2].at: 09:00 does not come after 10:00, the time of a block before it.",
    ),
    "overlapping": (
        timed("10:00", "10:30"),
        "line 11, blocks[2].at: the block that begins at 10:00 lasts until 11:00; choose that or later.",
    ),
    "no-such-time": (
        timed("00:30", "02:30", BERLIN.format("2027-03-28")),
        "line 12, blocks[2].at: there is no 02:30 on 28 March 2027, because the clocks go forward; "
        "perhaps 03:30.",
    ),
    "time-twice": (
        timed("00:30", "02:30", BERLIN.format("2026-10-25")),
        "line 12, blocks[2].at: 02:30 comes twice on 25 October 2026, because the clocks go back; "
        "choose 01:30 or 03:30.",
    ),
    "hour-lost": (
        timed("01:30", "03:15", BERLIN.format("2027-03-28")),
        "line 12, blocks[2].at: the block that begins at 01:30 lasts until 03:30; choose that or later.",
    ),
    "whole-day": (
        'title = "Ours"\n' + '[[blocks]]\nkind = "break"\nlength = "12h"\n' * 3,
        "line 2, blocks: all together they take 36 hours; a day can have 24.",
    ),
    "long-words": (
        'title = "Ours"\n' + f'[[blocks]]\nkind = "break"\nlength = "5"\nprompt = "{"o" * 600}"\n' * 27,
        "all its words together have 18,291 bytes, and 16,000 can be sent.",
    ),
    "long-rules": (
        'title = "Ours"\n' + '[[blocks]]\nkind = "read"\nlength = "1h"\nprotocol = "bulky"\n' * 4,
        "line 2, blocks: so many blocks with so long protocols cannot be sent; leave some of them out.",
    ),
}
