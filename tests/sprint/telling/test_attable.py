"""Where one is at a table: what is one's own to do, about which piece, and which kinds one may give."""

import msgspec

from sprint.core.reading.acts import Decline, Finish, Stop
from sprint.core.reading.protocol import Protocol, Step
from sprint.telling.attable import Scene, kinds_for, pieces_at, scene_of
from tests.sprint.core.reading.hall import ASKING, ROUND, SECOND, Hall, key, seated


def scene(hall: Hall, person: int) -> Scene:
    found = scene_of(hall.room, key(person))
    assert found is not None
    return found


def author_of(hall: Hall) -> int:
    return int(hall.room.pieces[hall.tables[0].under_way[0]].by, 16) - 1


def parts(hall: Hall, people: int) -> dict[int, str]:
    return {person: scene(hall, person).part for person in range(people)}


def test_whoever_sits_at_no_table_has_no_scene() -> None:
    hall = Hall(3)
    assert scene_of(None, key(0)) is None
    assert scene_of(hall.room, key(0)) is None
    hall.call()
    hall.offer(0)
    assert scene_of(hall.room, key(0)) is None


def test_the_readers_read_and_the_author_is_heard() -> None:
    hall = seated(4)
    author = author_of(hall)
    assert parts(hall, 4) == {person: "heard" if person == author else "read" for person in range(4)}


def test_one_responds_at_a_time_and_the_author_replies_last() -> None:
    hall = seated(3)
    author = author_of(hall)
    hall.wait_for(1)
    speaker, _, _ = hall.speaker()
    others = {0, 1, 2} - {author, speaker}
    assert parts(hall, 3) == {speaker: "respond", author: "heard", **dict.fromkeys(others, "listen")}
    hall.wait_for(2)
    assert scene(hall, author).part == "reply"
    assert all(scene(hall, person).part == "listen" for person in {0, 1, 2} - {author})


def test_an_author_who_is_asked_decides() -> None:
    hall = seated(4, ASKING)
    author = author_of(hall)
    while scene(hall, author).part != "decide":
        assert hall.wait()
    assert scene(hall, author).number == 2


def test_whoever_is_done_with_reading_listens_to_the_same_piece() -> None:
    hall = seated(3)
    reader = next(person for person in range(3) if person != author_of(hall))
    piece = scene(hall, reader).piece
    assert piece is not None
    hall.do(reader, Finish(piece.id, 0))
    now = scene(hall, reader)
    assert (now.part, now.piece, now.turn) == ("listen", hall.room.pieces[piece.id], None)


def test_where_pieces_go_round_one_has_the_piece_of_the_round_before_one() -> None:
    hall = seated(4, ROUND)
    for person in range(4):
        now = scene(hall, person)
        assert now.part == "read"
        assert now.piece is not None
        reader = now.piece.reader(key(person))
        assert reader is not None
        assert reader.round == 0


def test_a_missed_turn_is_known_as_such() -> None:
    hall = seated(3)
    while not any(turn.slot.again for turn in hall.turns()):
        assert hall.wait()
    person, _, _ = hall.speaker()
    assert scene(hall, person).again


def test_when_the_table_is_done_one_still_knows_where_one_sat() -> None:
    hall = seated(3)
    hall.wait_out()
    assert parts(hall, 3) == dict.fromkeys(range(3), "done")
    assert {piece.by for piece in pieces_at(hall.room, scene(hall, 0))} == {
        key(person) for person in range(3)
    }


def test_pieces_are_in_the_order_in_which_they_are_read_also_one_that_was_stopped() -> None:
    hall = seated(3)
    order = [piece.id for piece in pieces_at(hall.room, scene(hall, 0))]
    hall.wait_for(2)
    hall.do(author_of(hall), Stop(order[0]))
    hall.wait_for(2)
    hall.wait()
    assert [piece.id for piece in pieces_at(hall.room, scene(hall, 0))] == order


def test_a_reader_has_the_kinds_that_the_author_welcomes() -> None:
    hall = Hall(2)
    hall.call()
    for person in range(2):
        hall.offer(person, ("observation",))
    hall.deal()
    hall.wait_for(1)
    speaker, _, _ = hall.speaker()
    assert kinds_for(scene(hall, speaker), key(speaker)) == ("observation",)


def test_an_author_has_what_is_an_authors_to_say() -> None:
    hall = seated(3)
    hall.wait_for(2)
    author, _, _ = hall.speaker()
    assert kinds_for(scene(hall, author), key(author)) == ("thanks", "reply")


def test_an_author_may_talk_with_all_others() -> None:
    everyone = Step("everyone", 60 * SECOND, ("praise", "talk"), quiet=False)
    protocol = Protocol((everyone, Step("reader", 60 * SECOND, ("praise",))))
    hall = seated(3, protocol)
    author = author_of(hall)
    assert scene(hall, author).part == "reply"
    assert kinds_for(scene(hall, author), key(author)) == ("talk",)


def test_another_turn_is_another_scene() -> None:
    hall = seated(3)
    first = scene(hall, 0).key
    hall.wait()
    assert scene(hall, 0).key != first


def test_declining_all_leaves_one_listening() -> None:
    hall = seated(3)
    reader = next(person for person in range(3) if person != author_of(hall))
    piece = scene(hall, reader).piece
    assert piece is not None
    hall.do(reader, Decline(piece.id))
    assert scene(hall, reader).part == "listen"


def test_a_scene_without_a_piece_asks_for_nothing() -> None:
    hall = seated(3)
    bare = msgspec.structs.replace(scene(hall, 0), piece=None)
    assert kinds_for(bare, key(0)) == ()
    assert bare.turns == ()
