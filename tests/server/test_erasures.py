"""An erasing goes with its act: it waits for the commit, falls with it, and is its author's alone."""

from server.erasures import named
from server.visitor import Visitor
from sprint.core.reading.acts import Body, Erase, Offer
from sprint.core.reading.bodies import digest_of
from tests.server.client import Person
from tests.server.hall import Hall

TEXT = digest_of(b"text")


def hall_with_texts() -> tuple[Hall, Visitor]:
    """A hall in which the texts that are named here are on the disk, and who opened it."""
    hall = Hall()
    hall.room.texts |= {TEXT, digest_of(b"other")}
    return hall, hall.joined()


def offer(person: Person, text: bytes = b"text") -> Offer:
    return Offer(person.sealed("about", "{}"), Body(digest_of(text), 200))


def test_an_erasing_goes_with_its_commit() -> None:
    hall, ada = hall_with_texts()
    piece = hall.do(ada, hall.ada, offer(hall.ada))
    hall.commit()
    assert hall.room.state is not None
    assert named(hall.room.state) == named(hall.room.state, hall.ada.me.key) == {TEXT}
    hall.do(ada, hall.ada, Erase(piece))
    assert TEXT not in hall.room.erasures
    (batch,) = hall.commit()
    assert batch.erased == (TEXT,)
    assert TEXT in hall.room.erasures
    assert named(hall.room.state) == set()
    hall.do(ada, hall.ada, offer(hall.ada, b"other"))
    (batch,) = hall.commit()
    assert batch.erased == ()


def test_an_erasing_falls_with_its_commit() -> None:
    hall, ada = hall_with_texts()
    piece = hall.do(ada, hall.ada, offer(hall.ada))
    hall.commit()
    hall.do(ada, hall.ada, Erase(piece))
    hall.fail()
    assert TEXT not in hall.room.erasures
    hall.do(ada, hall.ada, offer(hall.ada, b"other"))
    (batch,) = hall.commit()
    assert batch.erased == ()
    hall.do(ada, hall.ada, Erase(piece))
    (batch,) = hall.commit()
    assert batch.erased == (TEXT,)


def test_a_text_that_its_author_names_twice_goes_with_the_second() -> None:
    hall, ada = hall_with_texts()
    pieces = [hall.do(ada, hall.ada, offer(hall.ada)) for _ in range(2)]
    hall.commit()
    gone = []
    for piece in pieces:
        hall.do(ada, hall.ada, Erase(piece))
        gone += [batch.erased for batch in hall.commit()]
    assert gone == [(), (TEXT,)]


def test_one_who_names_anothers_text_neither_keeps_nor_erases_it() -> None:
    hall, ada = hall_with_texts()
    eve = Person(hall.keys)
    other = hall.visit(eve)
    hall.do(other, eve, eve.joining())
    piece = hall.do(ada, hall.ada, offer(hall.ada))
    hall.commit()
    hall.now += 1
    theirs = [hall.do(other, eve, offer(eve)) for _ in range(2)]
    hall.do(other, eve, Erase(theirs[0]))
    assert [batch.erased for batch in hall.commit()] == [()]
    hall.do(ada, hall.ada, Erase(piece))
    assert [batch.erased for batch in hall.commit()] == [(TEXT,)]


def test_an_erasing_falls_with_the_commit_before_it() -> None:
    hall, ada = hall_with_texts()
    piece = hall.do(ada, hall.ada, offer(hall.ada))
    hall.commit()
    hall.do(ada, hall.ada, offer(hall.ada, b"other"))
    hall.hub.collect()
    hall.do(ada, hall.ada, Erase(piece))
    hall.hub.failed()
    hall.do(ada, hall.ada, offer(hall.ada, b"other"))
    (batch,) = hall.commit()
    assert batch.erased == ()
