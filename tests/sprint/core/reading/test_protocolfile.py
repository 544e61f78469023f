"""Protocols as people write them: read exactly, or refused with everything that is wrong, line by line."""

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sprint.core.errors import BadProtocol
from sprint.core.form import LONGEST_ACT
from sprint.core.problems import Problem
from sprint.core.reading.acts import Read
from sprint.core.reading.bodies import OptionWords, ProtocolWords, StepWords
from sprint.core.reading.protocol import Protocol, Step, check
from sprint.core.reading.protocolfile import MOST_RULES, MOST_WORDS, read_protocol
from sprint.core.sealing import Place, seal
from sprint.core.signed import Act, Seen, read_act, unsigned
from sprint.core.tomlfile import LARGEST_FILE, text_of
from tests.sprint.core.reading.badprotocols import BAD, GOOD

KEY = "a" * 64
WHOLE = """
title = " Our   evening "
about = '''
Two
lines.'''
source = "A friend"
table = 4
seconds = 60

[[steps]]
name = "Choose"
who = "readers"
prompt = "Give it."
pass = false
quiet = false

[[steps.options]]
name = "Just listen"

[[steps.options]]
name = "Point"
prompt = "Point."
kinds = ["praise", "observation"]

[[steps]]
name = "Opinions"
who = "reader"
seconds = 90
kinds = ["opinion"]
consent = true

[[steps]]
name = "Reply"
who = "author"
kinds = ["reply"]
"""


def problems(text: str) -> list[str]:
    with pytest.raises(BadProtocol) as raised:
        read_protocol(text, "ours")
    return [str(problem) for problem in raised.value.problems]


def test_every_key_is_read() -> None:
    loaded = read_protocol(WHOLE, "ours")
    assert loaded.protocol == Protocol(
        (
            Step("readers", 60_000, (), False, False, False, ((), ("praise", "observation"))),
            Step("reader", 90_000, ("opinion",), consent=True),
            Step("author", 60_000, ("reply",)),
        ),
        table=4,
    )
    assert loaded.words == ProtocolWords(
        "ours",
        "Our evening",
        "Two lines.",
        (
            StepWords("Choose", "Give it.", (OptionWords("Just listen"), OptionWords("Point", "Point."))),
            StepWords("Opinions"),
            StepWords("Reply"),
        ),
    )
    assert loaded.source == "A friend"


def test_what_is_left_out_is_as_usual() -> None:
    protocol = read_protocol(GOOD, "ours").protocol
    assert protocol == Protocol((Step("readers", 120_000), Step("reader", 120_000, ("praise",))))
    assert (protocol.table, protocol.rounds) == (5, 0)
    assert read_protocol("rounds = 3\n" + GOOD, "ours").protocol.table == 0


@pytest.mark.parametrize("wrong", BAD)
def test_what_is_wrong_is_said_with_line_and_field(wrong: str) -> None:
    text, said = BAD[wrong]
    assert said in problems(text)


def test_all_that_is_wrong_is_said_at_once_in_the_order_of_its_lines() -> None:
    text = GOOD.replace('"readers"', '"raeders"').replace("title", "titel").replace("praise", "prase")
    assert problems(text + "seconds = -5\n") == [
        "title: title is missing here.",
        "line 1, titel: there is no such key; perhaps “title”.",
        "line 5, steps[1].who: “raeders” is not known; perhaps “readers”.",
        "line 10, steps[2].kinds: “prase” is not known; perhaps “praise”.",
        "line 11, steps[2].seconds: this should be between 1 and 3,600.",
    ]


def test_the_sentence_for_a_person_lists_them() -> None:
    with pytest.raises(BadProtocol) as raised:
        read_protocol(GOOD.replace('"reader"', '"raeder"') + "seconds = 0\n", "ours")
    assert str(raised.value) == (
        "The protocol “ours” cannot be used yet; these 2 things have to be mended:\n"
        "  line 9, steps[2].who: “raeder” is not known; perhaps “reader”.\n"
        "  line 11, steps[2].seconds: this should be between 1 and 3,600."
    )
    assert (raised.value.problems[0].line, raised.value.problems[0].field) == (9, "steps[2].who")


def test_very_many_problems_are_cut_short() -> None:
    found = problems(GOOD + "".join(f"x{number} = 1\n" for number in range(2_000)))
    assert len(found) == 51
    assert found[-1] == "… and 1950 more."


def test_what_is_said_of_a_hostile_file_is_clean() -> None:
    for said in problems(GOOD + '"\\u001b[2J\\u202e" = 1\n' + "kind = '\x9b2J'\n" + 'who2 = "\\u001b"\n'):
        assert said.isprintable()
    assert problems('title = "\x1b[2J"\n')[0].isprintable()


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b'title = "a"\n\0', "this is no text file."),
        (b'title = "a"\n# \xff\n', "line 2: this is not text in UTF-8; save it as UTF-8."),
        (b"#" * (LARGEST_FILE + 1), "the file is larger than 65,536 bytes, so it was not read."),
    ],
    ids=["binary", "latin-1", "enormous"],
)
def test_bytes_that_are_no_text_are_refused(data: bytes, said: str) -> None:
    with pytest.raises(BadProtocol) as raised:
        text_of(data, "ours", BadProtocol)
    assert [str(problem) for problem in raised.value.problems] == [said]


def test_bytes_of_any_editor_are_read() -> None:
    data = b"\xef\xbb\xbf" + GOOD.replace("\n", "\r\n").encode()
    assert read_protocol(text_of(data, "ours", BadProtocol), "ours") == read_protocol(GOOD, "ours")


@pytest.mark.parametrize("deep", ["x = " + "[" * 20_000, "x = " + "9" * 5_000, "x = " + "{a=" * 9_000])
def test_absurd_values_are_refused(deep: str) -> None:
    assert len(problems(deep + "\n")) >= 1


def test_a_text_as_long_as_a_book_is_refused() -> None:
    assert problems("#" * (LARGEST_FILE + 1)) == ["the file is larger than 65,536 bytes, so it was not read."]


def test_the_largest_that_is_good_fits_into_an_act() -> None:
    kinds = (
        '["praise", "observation", "question", "suggestion", "opinion", "answer", "reply", "thanks", "talk"]'
    )
    step = (
        '[[steps]]\nname = "{}"\nwho = "facilitator"\nconsent = true\npass = false\nprompt = "{}"\nkinds = '
    )
    option = '[[steps.options]]\nname = "{}{}"\nkinds = ' + kinds + "\n"
    many = '[[steps]]\nname = "Many"\nwho = "reader"\n' + "".join(
        option.format(letter, number) for number, letter in enumerate("abcdefghijkl")
    )
    large = [step.format(number, "o" * 480) + kinds + "\n" for number in range(15)]
    text = 'title = "Ours"\n' + "".join(large) + "".join(many.replace("Many", f"M{n}") for n in range(4))
    loaded = read_protocol(text, "x" * 32)
    assert len(msgspec.json.encode(loaded.words)) > MOST_WORDS - 1_000
    assert len(msgspec.json.encode(loaded.protocol)) > MOST_RULES - 1_000
    words = seal(
        msgspec.json.encode(loaded.words).decode(),
        Place("0" * 32, "protocol", KEY, "0" * 32),
        bytes(32),
        bytes(24),
    )
    body = Read(loaded.protocol, words, "0" * 32, 31 * 24 * 3_600_000, 600_000, True)
    act = unsigned(Act("0" * 32, 999_999, "0" * 32, KEY, Seen(10**9), body)).act
    assert len(act) < LONGEST_ACT - 1_000
    assert read_act(act).body == body


_value = st.sampled_from(
    [
        *(
            "0",
            "1",
            "-1",
            "99",
            "4000",
            "1.5",
            "true",
            "[]",
            "[[]]",
            "{}",
            '""',
            '"x"',
            '"author"',
            '"readers"',
        ),
        *('"reader"', '["praise"]', '["reply", "talk"]', "2026-01-01", "[{}]", '[{name = "a"}]', "'''\nx'''"),
    ]
)
_key = st.sampled_from(
    [
        *(
            "title",
            "about",
            "source",
            "table",
            "rounds",
            "seconds",
            "steps",
            "name",
            "who",
            "prompt",
            "kinds",
        ),
        *("pass", "consent", "quiet", "options", "next", "x.y", '"a b"'),
    ]
)
_line = st.one_of(
    st.builds("{} = {}".format, _key, _value),
    st.sampled_from(["[[steps]]", "[[steps.options]]", "[steps]", "# hm", "", "]", "=", "[[", '"']),
)


@given(st.lists(_line, max_size=25), st.booleans())
@settings(max_examples=300)
def test_whatever_is_written_is_a_protocol_or_problems(lines: list[str], begun: bool) -> None:
    text = (GOOD if begun else "") + "\n".join(lines)
    found: tuple[Problem, ...] = ()
    try:
        loaded = read_protocol(text, "any")
    except BadProtocol as error:
        found = error.problems
    if found:
        assert all(0 <= problem.line <= text.count("\n") + 1 for problem in found)
        return
    check(loaded.protocol)
    assert msgspec.json.decode(msgspec.json.encode(loaded.protocol), type=Protocol) == loaded.protocol
    assert len(msgspec.json.encode(loaded.words)) <= MOST_WORDS
