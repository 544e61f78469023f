"""A protocol of response as a person writes it, in a TOML file: text in, value out.

All that is wrong is found at once. docs/protocols/README.md explains every key and every problem.
"""

from typing import Final, cast, get_args

import msgspec

from sprint.core.errors import BadProtocol
from sprint.core.problems import Problems
from sprint.core.reading.bodies import OptionWords, ProtocolWords, StepWords
from sprint.core.reading.protocol import (
    AUTHORS,
    LARGEST_TABLE,
    LONGEST_STEP_MS,
    MOST_OPTIONS,
    MOST_ROUNDS,
    MOST_STEPS,
    Kind,
    Kinds,
    Protocol,
    Step,
    Who,
)
from sprint.core.tomlfields import Fields
from sprint.core.tomlfile import tables_of
from sprint.core.tomllines import lines_of

#: The most bytes that all words of a protocol may have together, as they travel.
MOST_WORDS: Final = 10_000
#: The most bytes of its steps as everybody may see them; with the words, sealed, they make one act.
MOST_RULES: Final = 8_000
USUAL_SECONDS: Final = 120
USUAL_TABLE: Final = 5
LONGEST_SECONDS: Final = LONGEST_STEP_MS // 1_000
TITLE_CELLS, NAME_CELLS = 60, 40
LONGEST_ABOUT, LONGEST_PROMPT, LONGEST_SOURCE = 1_000, 600, 400

KEYS: Final = ("title", "about", "source", "table", "rounds", "seconds", "steps")
STEP_KEYS: Final = (
    "name", "who", "seconds", "prompt", "kinds", "pass", "consent", "quiet", "options",
)  # fmt: skip
OPTION_KEYS: Final = ("name", "prompt", "kinds")
#: Keys by which people who write programs try to let a step lead to another one.
_LEADING: Final = dict.fromkeys(
    ("goto", "next", "after", "before", "then", "back", "jump", "loop", "repeat", "until", "if", "order"),
    "steps go from the first to the last, each once, so none can lead to another; "
    "put them in the order in which they are to come.",
)
WHO: Final[tuple[str, ...]] = get_args(Who)
KINDS: Final[tuple[str, ...]] = get_args(Kind)


class LoadedProtocol(msgspec.Struct, frozen=True):
    """A protocol, its words, and where it comes from, in words."""

    protocol: Protocol
    words: ProtocolWords
    source: str = ""


def read_protocol(text: str, name: str) -> LoadedProtocol:
    """Read a protocol that is to be known as ``name``; raises ``BadProtocol`` with all its problems."""
    table = tables_of(text, name, BadProtocol)
    problems = Problems(lines_of(text))
    loaded = _read(Fields(table, (), problems, KEYS, _LEADING), problems, name)
    if not problems.count:
        _check_sizes(loaded, problems)
    if found := problems.all():
        raise BadProtocol(name, found)
    return loaded


def _check_sizes(loaded: LoadedProtocol, problems: Problems) -> None:
    words, rules = len(msgspec.json.encode(loaded.words)), len(msgspec.json.encode(loaded.protocol))
    if words > MOST_WORDS:
        problems.note((), f"all its words together have {words:,} bytes, and {MOST_WORDS:,} can be sent.")
    if rules > MOST_RULES:
        problems.note(("steps",), "with so many options and kinds it cannot be sent; leave some of them out.")


def _read(fields: Fields, problems: Problems, name: str) -> LoadedProtocol:
    title = fields.line("title", TITLE_CELLS)
    about = fields.text("about", LONGEST_ABOUT)
    source = fields.text("source", LONGEST_SOURCE)
    rounds = fields.whole("rounds", 0, MOST_ROUNDS, 0)
    table = fields.whole("table", 0, LARGEST_TABLE, 0 if rounds else USUAL_TABLE)
    if table == 1:
        fields.note("table", "a table needs two people at least, or 0 for the whole room at one.")
    if rounds and table:
        fields.note("table", "where pieces go round, the whole room is one table; leave this out.")
    usual = fields.whole("seconds", 1, LONGEST_SECONDS, USUAL_SECONDS)
    given = fields.tables("steps", MOST_STEPS, STEP_KEYS)
    before = problems.count
    read = [_step(step, usual) for step in given]
    steps, words = tuple(step for step, _ in read), tuple(said for _, said in read)
    _check_names(given, [said.name for said in words])
    if not steps and not fields.has("steps"):
        fields.note("steps", "there is no step yet; begin each one with [[steps]].")
    elif problems.count == before and not any(_is_response(step) for step in steps):
        fields.note("steps", "no reader ever responds; one step needs a reader or readers, and kinds.")
    return LoadedProtocol(Protocol(steps, table, rounds), ProtocolWords(name, title, about, words), source)


def _is_response(step: Step) -> bool:
    return step.of_readers and (bool(step.kinds) or any(step.options))


def _step(fields: Fields, usual: int) -> tuple[Step, StepWords]:
    words = StepWords(fields.line("name", NAME_CELLS), fields.text("prompt", LONGEST_PROMPT))
    options = fields.tables("options", MOST_OPTIONS, OPTION_KEYS)
    chosen = [_option(option) for option in options]
    step = Step(
        cast(Who, fields.word("who", WHO)),
        fields.whole("seconds", 1, LONGEST_SECONDS, usual) * 1_000,
        cast(Kinds, fields.words("kinds", KINDS)),
        fields.flag("pass", True),
        fields.flag("consent", False),
        fields.flag("quiet", True),
        tuple(kinds for kinds, _ in chosen),
    )
    _check_step(fields, step)
    _check_names(options, [said.name for _, said in chosen])
    return step, msgspec.structs.replace(words, options=tuple(said for _, said in chosen))


def _option(fields: Fields) -> tuple[Kinds, OptionWords]:
    words = OptionWords(fields.line("name", NAME_CELLS), fields.text("prompt", LONGEST_PROMPT))
    return cast(Kinds, fields.words("kinds", KINDS)), words


def _check_step(fields: Fields, step: Step) -> None:
    if step.consent and step.options:
        fields.note("consent", "a step asks for the author's yes or for a choice, not for both.")
    if step.kinds and step.options:
        fields.note("kinds", "each option has kinds of its own here; take these out.")
    if len(step.options) == 1:
        fields.note("options", "one option is no choice; give the author two at least.")
    if step.who != "author":
        return
    if step.asks:
        fields.note("who", "an author is asked only about what others say; leave out consent and options.")
    for kind in step.kinds:
        if kind not in AUTHORS:
            fields.note("kinds", f"“{kind}” is for readers to give; an author has {', '.join(AUTHORS)}.")


def _check_names(fields: list[Fields], names: list[str]) -> None:
    """Note those whose name somebody before them has; in small letters and large it is the same."""
    folded = [name.casefold() for name in names]
    for number, name in enumerate(folded):
        if name and name in folded[:number]:
            fields[number].note("name", f"“{names[number]}” is the name of another one too.")
