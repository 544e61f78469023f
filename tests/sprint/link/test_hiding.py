"""What is shown of what people said: nothing of those whom one has hidden, and all of it again after."""

import msgspec

from sprint.core import acts
from sprint.core.reading.acts import Body as Text
from sprint.core.reading.acts import Offer, Thank
from sprint.core.reading.bodies import About
from sprint.core.signed import Act, Seen
from sprint.link.hiding import SOMEBODY, TITLE
from sprint.link.side import Side
from tests.sprint.core.world import ANA, BEN, KEYS, key_of, keyring, sealed


def heard() -> Side:
    """Ana and Ben have each a name, a note, a cheer, a piece and thanks."""
    side = Side(KEYS.room, keyring())
    for number, name in enumerate((ANA, BEN)):
        ids = iter([f"{number * 16 + at + 1:032x}" for at in range(5)])
        by = key_of(name)

        def take(act_id: str, body: acts.Body, by: str = by) -> None:
            side.take(Act(KEYS.room, 0, act_id, by, Seen(), body), 5)

        take(one := next(ids), acts.Join(b"m" * 32, sealed(name, "name", by, one)))
        take(one := next(ids), acts.Say(sealed(f"{name} says", "note", by, one)))
        take(one := next(ids), acts.Cheer(sealed("", "cheer", by, one)))
        words = msgspec.json.encode(About(f"{name}'s piece", "poem", "a drowning")).decode()
        take(one := next(ids), Offer(sealed(words, "about", by, one), Text("0" * 64, 104)))
        take(one := next(ids), Thank(f"to {name}", sealed(f"{name} thanks", "thanks", by, one)))
    return side


def test_a_hidden_person_has_no_name_no_notes_no_cheers_no_titles_and_no_thanks() -> None:
    side = heard()
    side.hide(frozenset({key_of(BEN)}))
    assert (side.name(key_of(BEN)), side.true_name(key_of(BEN))) == (SOMEBODY, BEN)
    assert [note.text for note in side.notes] == ["Ana says"]
    assert [cheer.by for cheer in side.cheers] == [key_of(ANA)]
    assert [about.title for about in side.abouts.values()] == ["Ana's piece", TITLE]
    assert list(side.thanks.values()) == ["Ana thanks"]


def test_what_protects_a_reader_stays() -> None:
    side = heard()
    side.hide(frozenset({key_of(BEN)}))
    about = list(side.abouts.values())[1]
    assert (about.form, about.note) == ("poem", "a drowning")


def test_what_comes_while_somebody_is_hidden_is_there_when_they_are_shown_again() -> None:
    side = heard()
    side.hide(frozenset({key_of(BEN)}))
    act_id = "f" * 32
    late = acts.Say(sealed("later", "note", key_of(BEN), act_id))
    side.take(Act(KEYS.room, 0, act_id, key_of(BEN), Seen(), late), 6)
    assert [note.text for note in side.notes] == ["Ana says"]
    side.hide(frozenset())
    before = heard()
    assert [note.text for note in side.notes] == ["Ana says", "Ben says", "later"]
    assert (side.cheers, side.abouts, side.thanks) == (before.cheers, before.abouts, before.thanks)
    assert side.name(key_of(BEN)) == BEN
