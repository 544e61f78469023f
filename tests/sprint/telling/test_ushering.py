"""What each hears when whoever leads looks after the tables: those it concerns, and nobody else."""

from sprint.core.reading import acts
from sprint.core.reading.events import MemberReseated, TablesDealt, TurnExtended
from sprint.telling.happenings import happening
from sprint.telling.hearer import Hearer
from sprint.telling.tablenews import seen_at_table
from sprint.telling.ushering import company
from tests.sprint.core.world import ANA, BEN, CARA, DIDO, key_of
from tests.sprint.telling.circle import TITLES, Circle
from tests.sprint.telling.test_readings import hearer, said


def dealt() -> Circle:
    circle = Circle()
    circle.deal()
    return circle


def speaking() -> tuple[Circle, str, str, str]:
    """A circle in which a reader speaks: who, and the other reader, and the piece's author."""
    circle = dealt()
    circle.wait_for(1)
    speaker, author = circle.speaker[0], circle.author()
    other = next(name for name in TITLES if name not in (speaker, author))
    return circle, speaker, other, author


def test_more_time_is_told_to_all_at_the_table() -> None:
    circle, speaker, other, author = speaking()
    _, piece, step = circle.speaker
    circle.do(ANA, acts.Prolong(piece, step, key_of(speaker), 60_000))
    until = hearer(circle.links[ANA]).clock(circle.world.room.readings[-1].tables[0].turns[0].ends_at)
    giver = "" if speaker == ANA else ", from Ana"
    assert said(circle, speaker) == [f"You have 1 minute more{giver}, until {until}."]
    for name in (other, author):
        assert said(circle, name) == [f"{speaker} has 1 minute more, until {until}."]
    assert said(circle, DIDO) == []


def test_a_turn_that_is_passed_over_comes_again_and_nobody_is_blamed() -> None:
    circle, speaker, other, _ = speaking()
    _, piece, step = circle.speaker
    circle.do(ANA, acts.Defer(piece, step, key_of(speaker)))
    whole = "The table goes on for now. Your turn comes again at the end, with all its time."
    assert said(circle, speaker)[0] == whole
    assert said(circle, other)[0] == f"The table goes on for now; {speaker}'s turn comes again at the end."
    assert said(circle, DIDO) == []


def test_another_speaks_first() -> None:
    circle, speaker, other, author = speaking()
    _, piece, step = circle.speaker
    circle.do(ANA, acts.Prefer(piece, step, key_of(other)))
    assert (
        said(circle, speaker)[0] == f"{other} speaks first; your turn comes right after, with all its time."
    )
    assert said(circle, other)[0] == f"You speak first; {speaker}'s turn comes after."
    assert said(circle, author)[0] == f"{other} speaks first; {speaker}'s turn comes after."


def test_whoever_only_reads_is_told_that_they_can_read_on() -> None:
    circle = dealt()
    name, piece, step = circle.speaker
    circle.do(ANA, acts.Defer(piece, step, key_of(name)))
    assert said(circle, name) == ["The table goes on, and you can read on; your turn to speak comes as ever."]


def test_tables_that_are_dealt_again_are_told_with_ones_company() -> None:
    circle = dealt()
    circle.do(ANA, acts.Redeal(circle.world.room.readings[-1].id, circle.world.room.readings[-1].dealing))
    for name in (BEN, CARA):
        heard = next(sentence for sentence in said(circle, name) if "again" in sentence)
        assert heard.startswith("Ana has had the tables dealt again: you sit with ")
        assert "Ana" in heard
    assert "Ana has had the tables dealt again." in said(circle, DIDO)


def test_whoever_moves_and_both_tables_hear_of_it() -> None:
    circle = dealt()
    reading = circle.world.room.readings[-1].id

    def hears(name: str, was: int, table: int, by: str = DIDO) -> str:
        moved = MemberReseated(reading, key_of(BEN), table, was, key_of(by))
        return happening(moved, hearer(circle.links[name]))

    assert hears(BEN, 2, 1).startswith("There is a seat for you at table 1: you sit with ")
    assert hears(CARA, 2, 1) == "Ben sits with you now, and your table begins anew."
    assert hears(CARA, 1, 2) == "Ben sits at table 2 now, and your table begins anew."
    assert hears(CARA, 2, 3) == ""
    assert hears(CARA, 2, 3, by=CARA) == "Ben sits at table 3 now."


def test_the_table_screen_tells_what_those_who_lead_did() -> None:
    assert seen_at_table(TablesDealt("r"))
    assert not seen_at_table(TablesDealt("r", "k"))
    assert seen_at_table(TurnExtended("p", 1, "m", 0))
    assert not seen_at_table(TurnExtended("p", 1, "m", 0, "k"))


def test_a_large_table_is_told_by_its_number() -> None:
    ear: Hearer = hearer(dealt().links[ANA])
    assert company(tuple(f"{number:064x}" for number in range(9)), ear) == "9 others"
