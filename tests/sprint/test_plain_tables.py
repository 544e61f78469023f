"""Tables looked after by typed words, with six real processes: dealt again, a move, time, passed over."""

from contextlib import ExitStack
from pathlib import Path

from tests.server.house import relay_process
from tests.sprint.plainly import Circle, Plain

NAMES = ("Ana", "Ben", "Cara", "Dido", "Eva", "Finn")


def offer(person: Plain, folder: Path, name: str) -> None:
    piece = folder / f"{name}.txt"
    piece.write_text(f"What {name} saw by the river.\n")
    person.asked(f"offer {piece}", "Type yes")
    person.asked("yes", f"You have offered “What {name} saw by the river.")


def at_table(ana: Plain, number: int) -> list[str]:
    """Who sits at a table, as Ana is told."""
    told = ana.asked("tables", f"At table {number}: ").split(": ", 1)[1].rstrip(".")
    return [{"you": "Ana"}.get(name, name) for name in told.replace(" and ", ", ").split(", ")]


def test_whoever_leads_looks_after_the_tables(tmp_path: Path) -> None:
    with relay_process(tmp_path / "relay") as relay, ExitStack() as stack:
        circle = Circle(tmp_path, relay, stack)
        people = {"Ana": circle.host("Ana")}
        for name in NAMES[1:]:
            people[name] = circle.join(name)
        ana = people["Ana"]
        ana.asked("read strong-lines in 5", "You have called a reading")
        for name, person in people.items():
            offer(person, tmp_path, name)
        people["Ben"].asked("tables", "No tables stand just now.")
        ana.asked("deal", "The tables stand")

        people["Ben"].hear("The tables stand")
        people["Ben"].asked("deal again", "Type yes, or no.")
        people["Ben"].asked("yes", "looked after by whoever called this reading")
        ana.asked("deal again", "Type yes, or no.")
        ana.asked("yes", "You have had the tables dealt again: you sit with")
        people["Ben"].hear("Ana has had the tables dealt again: you sit with")

        mover = next(name for name in at_table(ana, 1) if name != "Ana")
        ana.asked(f"move {mover} 2", "Tables 1 and 2 begin anew")
        ana.type("yes")
        people[mover].hear("There is a seat for you at table 2")
        while mover not in (seats := at_table(ana, 2)):
            continue
        assert len(seats) == 4

        for name in seats:
            if name != "Ana":
                people[name].type("done")
        if "Ana" in seats:
            ana.type("done")
        while ", Read" in (line := ana.asked("tables", "Table 2, ")):
            continue
        speaker = {"You": "Ana"}.get(line.split(", ")[1], line.split(", ")[1])
        ana.asked(f"give {speaker}", "30 seconds more")
        ana.type(f"skip {speaker}")
        people[speaker].hear("Your turn comes again at the end, with all its time.")
        for person in people.values():
            person.type("quit")
            assert person.end()[0] == 0
