"""Decks of prompts: read exactly or refused with all that is wrong, and drawn from without repeats."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sprint.core.deck import (
    KINDS,
    LONGEST_PROMPT,
    MOST_PROMPTS,
    Deck,
    Kind,
    Pile,
    Prompt,
    pile_of,
    read_deck,
    read_kind,
)
from sprint.core.errors import BadDeck, BadInput

GOOD = """\
title = "Ours"
about = "From the Tuesdays."

image = [
    "A coat.",  # the one in the hall
    'Two "cups".',
]
form = ["Nine lines."]
"""


def problems(text: str) -> list[str]:
    with pytest.raises(BadDeck) as raised:
        read_deck(text, "ours")
    return [str(problem) for problem in raised.value.problems]


def test_every_key_is_read() -> None:
    assert read_deck(GOOD, "ours") == Deck(
        "ours",
        "Ours",
        "From the Tuesdays.",
        (Prompt("image", "A coat."), Prompt("image", 'Two "cups".'), Prompt("form", "Nine lines.")),
    )


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "there is nothing in it; `sprint prompt new` writes one to start from."),
        ('title = "Ours"', "there is no prompt in it yet; begin a list of them, such as image = [\"…\"]."),
        (GOOD.replace("title", "titel"), "title: title is missing here."),
        (GOOD.replace("title", "titel"), "line 1, titel: there is no such key; perhaps “title”."),
        (GOOD.replace("form", "froms"), "line 8, froms: there is no such key; perhaps “form”."),
        (
            GOOD.replace('["Nine lines."]', '"Nine lines."'),
            "line 8, form: this should be a list of texts, not a text.",
        ),
        (
            GOOD.replace('"A coat."', "12"),
            "line 5, image[1]: this should be a text in quotation marks, not a number.",
        ),
        (GOOD.replace("Two", "").replace('"cups".', " "), "line 6, image[2]: there is nothing in this one."),
        (GOOD.replace("Two \"cups\".", "a COAT."), "line 6, image[2]: this one stands there twice."),
        (
            GOOD.replace("A coat.", "x" * (LONGEST_PROMPT + 1)),
            "line 5, image[1]: this has 201 letters, and at most 200 are read with pleasure.",
        ),
        (
            GOOD.replace("A coat.", "\\u001b[2J"),
            "line 5, image[1]: this holds the character U+001B; please take that out.",
        ),
        (
            'title = "x"\nimage = [' + ", ".join(f'"{n}"' for n in range(MOST_PROMPTS + 1)) + "]",
            "line 2, image: there are 501 of them, and 500 are the most that there can be.",
        ),
        (GOOD.replace('"A coat.",', '“A coat.”,'), "line 5: a value is missing or not understood"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_said_with_line_and_field(text: str, said: str) -> None:
    assert any(problem.startswith(said) for problem in problems(text)), problems(text)


def test_all_that_is_wrong_is_said_at_once_in_the_order_of_its_lines() -> None:
    text = GOOD.replace('"A coat."', "12").replace("about", "abuot").replace('"Nine lines."', '""')
    assert [problem.split(":")[0] for problem in problems(text)] == [
        "line 2, abuot",
        "line 5, image[1]",
        "line 8, form[1]",
    ]


@pytest.mark.parametrize(
    ("word", "kind"),
    [
        ("image", "image"), ("Images", "image"), ("cons", "constraint"), ("other genre", "other-genre"),
        ("o", "other-genre"),
    ],
)  # fmt: skip
def test_a_kind_is_known_by_its_beginning(word: str, kind: Kind) -> None:
    assert read_kind(word) == kind


@pytest.mark.parametrize("word", ["", "c", "x", "imagery", "\x1b[2J"])
def test_a_word_that_is_no_kind_is_answered_with_those_there_are(word: str) -> None:
    with pytest.raises(BadInput, match="there are image, constraint") as raised:
        read_kind(word)
    assert "\x1b" not in str(raised.value)


def test_a_prompt_in_two_decks_is_there_once() -> None:
    deck = read_deck(GOOD, "ours")
    assert pile_of([deck, deck]).prompts == deck.prompts


def test_of_a_kind_of_which_there_is_none_nothing_is_drawn() -> None:
    pile = pile_of([read_deck(GOOD, "ours")])
    assert pile.draw(0.5, ["place"]) == (None, pile)
    assert Pile(()).draw(0.5) == (None, Pile(()))


_dice = st.floats(0, 1)
_prompts = st.lists(
    st.builds(Prompt, st.sampled_from(KINDS), st.sampled_from("abcdef")), unique=True, max_size=12
)


@given(_prompts, st.lists(_dice, max_size=40))
@settings(max_examples=200)
def test_none_comes_again_before_all_have_come(prompts: list[Prompt], dice: list[float]) -> None:
    pile, drawn = Pile(tuple(prompts)), list[Prompt]()
    for one in dice:
        prompt, pile = pile.draw(one)
        if prompt is None:
            assert not prompts
        else:
            drawn.append(prompt)
    for begin in range(0, len(drawn), max(1, len(prompts))):
        turn = drawn[begin : begin + len(prompts)]
        assert len(set(turn)) == len(turn)
    if len(prompts) > 1:
        assert all(one != other for one, other in pairwise(drawn)), "another is another"


@given(_prompts, st.lists(st.tuples(_dice, st.sets(st.sampled_from(KINDS), max_size=3)), max_size=40))
@settings(max_examples=200)
def test_what_was_drawn_stays_away_whichever_kinds_are_wanted(
    prompts: list[Prompt], draws: list[tuple[float, set[Kind]]]
) -> None:
    pile = Pile(tuple(prompts))
    for dice, kinds in draws:
        before = set(pile.drawn)
        fitting = {prompt for prompt in prompts if not kinds or prompt.kind in kinds}
        prompt, pile = pile.draw(dice, kinds)
        assert (prompt is None) == (not fitting)
        if prompt is None:
            continue
        assert prompt in fitting
        assert prompt not in before or fitting <= before
        assert pile.drawn[-1] == prompt
        assert len(set(pile.drawn)) == len(pile.drawn)
        assert before - fitting <= set(pile.drawn), "other kinds are not begun again"
