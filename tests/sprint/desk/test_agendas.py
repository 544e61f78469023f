"""One's own agendas on the disk: found by name or file, begun without harm, saved and read back."""

from pathlib import Path

import msgspec
import pytest

from sprint import agendas, protocols
from sprint.agendas.beginning import BEGINNING
from sprint.core.errors import BadAgenda, BadInput, BadText
from sprint.desk.agendas import OwnAgendas

READ = 'title = "Ours"\n[[blocks]]\nkind = "read"\nlength = "1h"\nprotocol = "{}"\n'
SHORT = """\
title = "Short"
[[steps]]
name = "Say"
who = "readers"
seconds = 60
kinds = ["praise"]
"""


@pytest.fixture
def own(tmp_path: Path) -> OwnAgendas:
    return OwnAgendas(tmp_path / "config")


def test_nothing_is_made_by_looking(own: OwnAgendas, tmp_path: Path) -> None:
    assert dict(own.shelf().files) == {}
    assert own.find("hour") is agendas.load("hour")
    with pytest.raises(BadInput, match="There is no agenda “huor”; did you mean “hour”"):
        own.find("huor")
    assert list(tmp_path.iterdir()) == []


def test_what_was_begun_is_found_by_its_name_and_by_its_file(own: OwnAgendas) -> None:
    path = own.begin("ours")
    assert path == own.folder / "ours.toml"
    assert path.read_text(encoding="utf-8") == BEGINNING
    assert own.find("ours") == own.find(str(path)) == own.read(path)
    assert own.find("ours").title == "Our evening"


def test_a_plan_that_is_saved_is_found_as_it_was(own: OwnAgendas) -> None:
    plan = msgspec.structs.replace(agendas.load("engagement-day"), title="Saturday")
    path = own.save("saturday", plan)
    assert own.find("saturday") == plan
    assert path.stat().st_mode & 0o777 == 0o600
    with pytest.raises(BadInput, match="is there already and was left alone"):
        own.save("saturday", agendas.load("hour"))
    assert own.find("saturday") == plan


def test_a_plan_that_was_changed_takes_the_place_of_the_old_one_only_on_purpose(own: OwnAgendas) -> None:
    own.save("saturday", agendas.load("chain"))
    assert own.save("saturday", agendas.load("hour"), over=True) == own.folder / "saturday.toml"
    assert own.find("saturday") == agendas.load("hour")
    with pytest.raises(BadInput, match="cannot be the name of an agenda"):
        own.save("hour", agendas.load("chain"), over=True)


def test_ones_own_protocols_and_files_beside_it_can_be_named(own: OwnAgendas, tmp_path: Path) -> None:
    (tmp_path / "config" / "protocols").mkdir(parents=True)
    (tmp_path / "config" / "protocols" / "mine.toml").write_text(SHORT)
    (tmp_path / "day").mkdir()
    (tmp_path / "day" / "there.toml").write_text(SHORT)
    agenda = tmp_path / "day" / "agenda.toml"
    for name in ("mine", "there.toml", "./there.toml", str(tmp_path / "day" / "there.toml")):
        agenda.write_text(READ.format(name))
        (block,) = own.find(str(agenda)).blocks
        assert block.loaded is not None
        assert block.loaded.words.title == "Short"
        assert block.protocol == name


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("mien", "There is no protocol “mien”; did you mean “mine”?"),
        ("../none.toml", "none.toml cannot be read: it is not there."),
        ("bad.toml", "“bad.toml” has things to be mended: line 2, steps[1].who: who is missing here"),
    ],
)
def test_a_protocol_that_cannot_be_used_is_told_where_it_is_named(
    own: OwnAgendas, tmp_path: Path, name: str, said: str
) -> None:
    (tmp_path / "config" / "protocols").mkdir(parents=True)
    (tmp_path / "config" / "protocols" / "mine.toml").write_text(SHORT)
    (tmp_path / "bad.toml").write_text(SHORT.replace('who = "readers"', ""))
    agenda = tmp_path / "agenda.toml"
    agenda.write_text(READ.format(name))
    with pytest.raises(BadAgenda) as raised:
        own.find(str(agenda))
    (problem,) = raised.value.problems
    assert (problem.line, problem.field) == (5, "blocks[1].protocol")
    assert said in problem.sentence


def test_a_file_that_is_not_there_is_told(own: OwnAgendas, tmp_path: Path) -> None:
    with pytest.raises(BadText, match=r"none\.toml cannot be read: it is not there\."):
        own.find(str(tmp_path / "none.toml"))
    with pytest.raises(BadInput, match="is no name of a file"):
        own.find("a\0b.toml")


def test_protocols_that_could_be_taken_are_those_that_can_be_used(own: OwnAgendas, tmp_path: Path) -> None:
    folder = tmp_path / "config" / "protocols"
    folder.mkdir(parents=True)
    (folder / "mine.toml").write_text(SHORT)
    (folder / "bad.toml").write_text("nothing")
    assert list(own.protocols()) == [*protocols.names(), "mine"]
