"""From typed lines to commands: each word, each example of the registry, and kind answers to slips."""

import pytest

from sprint.core.errors import BadInput
from sprint.plain import commands, daycommands, parsing
from sprint.plain.commands import Command
from sprint.plain.daywords import LEADING, SHARED
from sprint.plain.parsing import parse
from sprint.plain.words import BY_NAME, GROUPS, WORDS, help_lines, nearest

MINUTE_MS = 60_000


@pytest.mark.parametrize(
    ("line", "command"),
    [
        ("start 15 in 5", commands.Start("15 in 5")),
        ("go", daycommands.Go()),
        ("go 4", daycommands.Go(4)),
        ("Go On", daycommands.Proceed()),
        ("end day", daycommands.EndDay()),
        ("shorter 90s", daycommands.Stretch(-90_000)),
        ("Who needs me", daycommands.Needs()),
        ("plan Tuesday.toml", daycommands.PlanDay("Tuesday.toml")),
        ("round", daycommands.RaiseHand(all=True)),
        ("intention", daycommands.Pledge("intention")),
        ("commit send it", daycommands.Pledge("commitment", "send it")),
        ("report none", daycommands.Pledge("report", "")),
        ("undeputy Ben Oak", daycommands.Appoint("Ben Oak", "member")),
        ("unlock", daycommands.Lock(open=True)),
        ("START 3 x 15 break 5", commands.Start("3 x 15 break 5")),
        ("more 5", commands.Shift(5 * MINUTE_MS)),
        ("less 90s", commands.Shift(-90_000)),
        ("more 1H", commands.Shift(60 * MINUTE_MS)),
        ("  time ", commands.Time()),
        ("say  Half a\tpage!", commands.Say("Half a page!")),
        ("say time", commands.Say("time")),
        ("cheer", commands.Cheer()),
        ("cheer everybody", commands.Cheer()),
        ("cheer Ben Oak", commands.Cheer("Ben Oak")),
        ("ready", commands.Ready()),
        ("ready no", commands.Ready(ready=False)),
        ("count", commands.Mine()),
        ("count 512", commands.Number("512", said=True)),
        ("settle", commands.Settle()),
        ("settle 1,236", commands.Settle("1,236")),
        ("512", commands.Number("512")),
        ("1,234", commands.Number("1,234")),
        ("+40", commands.Number("+40")),
        ("from 400", commands.From("400")),
        ("amend 530", commands.Amend("530")),
        ("goal 1,500", commands.Goal(1500)),
        ("goal none", commands.Goal(None)),
        ("carry on", commands.CarryOn()),
        ("Carry  On", commands.CarryOn()),
        ("shown rounded", commands.Show("rounded")),
        ("shown", commands.Show(None)),
        ("quiet", commands.Quiet()),
        ("loud", commands.Loud()),
        ("loud 5", commands.Loud(5)),
        ("rank", commands.Arrange("ranks")),
        ("seats", commands.Arrange("seats")),
        ("recur", commands.Recur()),
        ("recur 20 at 19:30 every thu", commands.Recur("20 at 19:30 every thu")),
        ("drop 2", commands.Drop(2)),
        ("yes", commands.Answer("yes")),
        ("keep", commands.Answer("keep")),
        ("help start", commands.Help("start")),
        ("?", commands.Help()),
        ("exit", commands.Quit()),
    ],
    ids=str,
)
def test_a_line_is_read_as_it_was_meant(line: str, command: Command) -> None:
    assert parse(line) == command


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("puase", "Did you mean pause?"),
        ("carryon", "Did you mean carry on?"),
        ("strat 15", "Did you mean start?"),
        ("xyzzy", "help tells the words."),
        ("pause please", "pause stands alone."),
        ("less", "less LENGTH: moves the bell earlier"),
        ("more soon", "is not a length of time"),
        ("say", "say TEXT"),
        ("goal lots", "A goal is a number"),
        ("goal 0", "A goal is a number"),
        ("loud often", "Give the minutes"),
        ("loud 0", "Give the minutes"),
        ("shown sometimes", "exact, rounded, state, hidden"),
        ("drop it", "Give its number"),
        ("ready perhaps", "ready no"),
    ],
)
def test_a_slip_is_answered_with_what_was_probably_meant(line: str, words: str) -> None:
    with pytest.raises(BadInput, match=words.replace("?", r"\?")):
        parse(line)


def test_an_unknown_word_is_quoted_cleaned_and_short() -> None:
    with pytest.raises(BadInput) as raised:
        parse("\x1b[31m" + "x" * 500)
    assert "\x1b" not in str(raised.value)
    assert len(str(raised.value)) < 120


def test_the_registry_and_the_reader_know_the_same_words() -> None:
    assert set(BY_NAME) == set(parsing._READERS)
    assert len(BY_NAME) == len(WORDS)
    assert {word.group for word in WORDS} == set(GROUPS)


@pytest.mark.parametrize("line", [example for word in WORDS for example in word.examples])
def test_every_example_can_be_typed(line: str) -> None:
    assert parse(line) is not None


def test_help_tells_every_word_and_all_about_one() -> None:
    told = " ".join(help_lines())
    assert all(f" {word.name}" in told for word in WORDS)
    assert help_lines("start")[0] == "start WHEN: sets a sprint: its length in minutes, and when it starts."
    assert "start at :30" in help_lines("start")[1]
    assert help_lines("tiem") == help_lines("time")
    assert "Leading a day: Ana does that here." in help_lines(leader="Ana")
    assert set(SHARED) <= {word.name for word in WORDS if word.group == LEADING}
    assert help_lines("xyzzy") == ["There is no word xyzzy. help alone tells them all."]


def test_no_word_is_nearest_to_itself_spelt_right() -> None:
    assert [word.name for word in WORDS if nearest(word.name) is not word] == []


@pytest.mark.parametrize(
    "line", ["go 0", "go home", "cut", "cut 4 5", "earlier 100", "go ٤", "longer", "hold on"]
)
def test_a_slip_in_the_words_of_a_day_does_nothing(line: str) -> None:
    with pytest.raises(BadInput):
        parse(line)
