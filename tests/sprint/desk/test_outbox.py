from pathlib import Path

from sprint.desk.outbox import Outbox
from sprint.desk.records import OutboxRecord
from tests.sprint.desk.failing import FailingDisk


def act(name: str, room: str = "r") -> OutboxRecord:
    return OutboxRecord(id=name, room=room, act='{"kind":"settle"}', sig="c2ln", made_at=5)


def test_acts_wait_in_the_order_in_which_they_were_put_also_after_a_restart(tmp_path: Path) -> None:
    outbox = Outbox(tmp_path, [])
    for name in ("z", "10", "a", "2"):
        outbox.put(act(name))
    outbox.put(act("other", "s"))
    assert [record.id for record in Outbox(tmp_path, []).waiting("r")] == ["z", "10", "a", "2"]
    assert Outbox(tmp_path, []).waiting("s") == [act("other", "s")]


def test_an_act_is_synced_before_put_returns(tmp_path: Path) -> None:
    disk = FailingDisk()
    Outbox(tmp_path, [], disk).put(act("a"))
    steps = [step for step in disk.calls if step != "create"]
    assert steps[:2] == ["write", "sync"]
    assert steps[-2:] == ["replace", "sync_folder"]


def test_many_are_put_and_removed_in_one_write(tmp_path: Path) -> None:
    disk = FailingDisk()
    outbox = Outbox(tmp_path, [], disk)
    outbox.put(*(act(str(number)) for number in range(50)))
    assert disk.calls.count("write") == 1
    outbox.remove([*map(str, range(49)), "unknown", "3"])
    assert disk.calls.count("write") == 2
    assert Outbox(tmp_path, []).waiting("r") == [act("49")]


def test_nothing_to_put_or_remove_writes_nothing(tmp_path: Path) -> None:
    outbox = Outbox(tmp_path, [])
    outbox.put()
    outbox.remove([])
    outbox.remove(["unknown"])
    assert list(tmp_path.iterdir()) == []


def test_an_act_put_twice_waits_once(tmp_path: Path) -> None:
    outbox = Outbox(tmp_path, [])
    outbox.put(act("a"))
    outbox.put(act("b"))
    outbox.put(act("a"))
    assert [record.id for record in outbox.waiting("r")] == ["a", "b"]
