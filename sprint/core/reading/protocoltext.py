"""A protocol written as a TOML file, such that reading it gives the same: to keep what came with a room."""

import json
from collections.abc import Iterator, Sequence
from typing import Final

from sprint.core.cleaning import fit
from sprint.core.reading.bodies import OptionWords, ProtocolWords, StepWords
from sprint.core.reading.protocol import Kinds, Step
from sprint.core.reading.protocolfile import NAME_CELLS, TITLE_CELLS, USUAL_TABLE, LoadedProtocol

_NO_WORDS: Final = StepWords("")


def write_protocol(loaded: LoadedProtocol) -> str:
    """The text of its file; what is as usual is left out. Steps without a name of their own get a number."""
    protocol, words = loaded.protocol, loaded.words
    lines = [f"title = {_quoted(fit(words.title, TITLE_CELLS) or 'A protocol')}"]
    more = (("about", words.about), ("source", loaded.source))
    lines += [f"{key} = {_quoted(text)}" for key, text in more if text]
    if protocol.rounds:
        lines += [f"rounds = {protocol.rounds}"]
    elif protocol.table != USUAL_TABLE:
        lines += [f"table = {protocol.table}"]
    said = _padded(words, len(protocol.steps))
    names = _named([one.name for one in said], "Step")
    for name, step, one in zip(names, protocol.steps, said, strict=True):
        lines += ["", "[[steps]]", *_step(name, step, one)]
    return "\n".join(lines) + "\n"


def _step(name: str, step: Step, said: StepWords) -> Iterator[str]:
    yield f"name = {_quoted(name)}"
    yield f'who = "{step.who}"'
    yield f"seconds = {round(step.ms / 1_000)}"
    if said.prompt:
        yield f"prompt = {_quoted(said.prompt)}"
    if step.kinds:
        yield f"kinds = {_list(step.kinds)}"
    for key, value, usual in (
        ("pass", step.may_pass, True),
        ("consent", step.consent, False),
        ("quiet", step.quiet, True),
    ):
        if value != usual:
            yield f"{key} = {str(value).lower()}"
    options = (*said.options, *[OptionWords("")] * len(step.options))[: len(step.options)]
    names = _named([option.name for option in options], "Option")
    for title, kinds, option in zip(names, step.options, options, strict=True):
        yield from _option(title, kinds, option)


def _option(name: str, kinds: Kinds, said: OptionWords) -> Iterator[str]:
    yield ""
    yield "[[steps.options]]"
    yield f"name = {_quoted(name)}"
    if said.prompt:
        yield f"prompt = {_quoted(said.prompt)}"
    yield f"kinds = {_list(kinds)}"


def _padded(words: ProtocolWords, count: int) -> tuple[StepWords, ...]:
    """Words for every step, also where none came that could be read."""
    return (*words.steps, *[_NO_WORDS] * count)[:count]


def _named(names: Sequence[str], what: str) -> list[str]:
    """A name for each, none of them twice."""
    found: list[str] = []
    for number, name in enumerate(names, 1):
        short = fit(name, NAME_CELLS)
        taken = not short or short.casefold() in {one.casefold() for one in found}
        found.append(f"{what} {number}" if taken else short)
    return found


def _list(kinds: Kinds) -> str:
    return f"[{', '.join(_quoted(kind) for kind in kinds)}]"


def _quoted(text: str) -> str:
    # A clean text in JSON is the same in TOML.
    return json.dumps(text, ensure_ascii=False)
