"""A day by lines of text, with two real processes: planned, led through every part, handed over and ended."""

from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from tests.server.house import relay_process
from tests.sprint.plainly import Circle

AGENDA = """
title = "A day by the sea"

[[blocks]]
kind = "gather"
length = 10
title = "Come in"
prompt = "What will you write today?"

[[blocks]]
kind = "sprint"
length = 20
lead = "1s"
title = "First wind"

[[blocks]]
kind = "break"
length = 10
title = "Tea"

[[blocks]]
kind = "read"
length = 60
lead = 5
title = "Read to each other"

[[blocks]]
kind = "talk"
length = 20
slot = "2m"
title = "What is next"

[[blocks]]
kind = "close"
length = 5
title = "Until next time"
"""


@pytest.fixture
def circle(tmp_path: Path) -> Iterator[Circle]:
    with relay_process(tmp_path / "relay") as relay, ExitStack() as stack:
        yield Circle(tmp_path, relay, stack)


def test_a_whole_day_is_planned_led_and_ended_by_typed_words(circle: Circle, tmp_path: Path) -> None:
    agenda = tmp_path / "sea.toml"
    agenda.write_text(AGENDA)
    ana, ben = circle.host("Ana"), circle.join("Ben")

    assert "engagement-day" in ana.asked("plan", "Days to plan after")
    assert "No day is planned" in ben.asked("day", "No day")
    ana.type(f"plan {agenda}")
    ben.hear("Ana has planned a day: A day by the sea.")
    assert "It begins with Come in" in ben.asked("day", "is planned")
    cara = circle.join("Cara")
    assert cara.hear("A day is planned here: “A day by the sea”. Its parts: “Come in”, “First wind”, ")
    ben.asked("go", "Ana leads the day here")
    ana.asked("add break 5 Stretch your legs", "You have changed what is to come")
    for _ in range(2):
        ana.asked("cut 1", "Stretch your legs is out")
        ana.hear("You have changed what is to come")
        ana.asked("undo", "You have changed what is to come")
    ana.asked("later 1", "You have changed what is to come")
    assert "Stretch your legs, 5 minutes" in ana.asked("day", "2. ")
    ana.asked("cut 2", "Stretch your legs is out")
    ana.hear("You have changed what is to come")

    ana.type("go")
    ben.hear("Come in, until")
    ben.hear("On view: What will you write today?")
    ben.hear("What do you mean to do today?")
    dido = circle.join("Dido")
    dido.hear("Come in, until")
    dido.hear("What do you mean to do today?")
    for guest in (cara, dido):
        guest.type("quit")
        assert guest.end() == (0, "")
    ben.asked("intention finish the second scene", "It is there")
    ana.hear("Ben means to: finish the second scene")
    ana.type("announce Tea is at eleven.")
    ben.hear("Ana: Tea is at eleven.")
    ana.type("view Write what the house remembers.")
    ben.hear("Ana: Write what the house remembers.")
    ben.asked("view", "On view: Write what the house remembers.")
    ana.type("clear view")
    ana.asked("longer 5", "made this part 5 minutes longer")
    ana.asked("undo", "made this part 5 minutes shorter")

    ana.asked("go", "Go on to First wind now, for everybody?")
    ana.asked("yes", "First wind, until")
    ben.hear("The sprint begins")
    ana.type("hold")
    ben.hear("Ana has paused the day")
    ana.asked("needs", "go on lets it go on")
    ana.type("go on")
    ben.hear("The day goes on")
    ana.asked("deputy Ben", "You have made Ben a deputy.")
    ben.hear("Ana has made you a deputy.")
    ben.asked("go", "The sprint's bell rings then.")
    ben.asked("yes", "Tea, until")
    ana.hear("Tea, until")

    ben.asked("go 4", "Go on to Read to each other now")
    ben.asked("yes", "Read to each other, until")
    ana.hear("Read to each other, until")
    ben.asked("table", "is dealt")
    ana.asked("go 5", "“Read to each other” is passed over")
    ana.asked("yes", "What is next, until")
    ben.hear("What is next, until")

    ben.asked("hand", "You have the floor until")
    ana.type("hand")
    ana.hear("You are in line to speak.")
    ana.asked("day", "Ben has the floor until")
    ana.hear("In line to speak: you.")
    ben.type("yield")
    ana.hear("You have the floor until")
    ana.asked("round", "Everybody has been heard, or is in line.")
    ana.asked("lock", "You have locked the door")
    ana.asked("unlock", "You have opened the door")

    ana.asked("lead Ben", "Type yes, or no.")
    ana.type("yes")
    ben.hear("Ana has handed the lead to you.")
    ben.asked("go", "Go on to Until next time now")
    ben.asked("yes", "Until next time, until")
    ben.hear("You meant to: finish the second scene")
    ben.asked("commit send it to Ana", "It is there")
    ana.hear("Ben will: send it to Ana")
    ben.asked("end day", "End the day now, for everybody?")
    ben.type("yes")
    ana.hear("Ben has ended the day. Thank you all.")
    ana.asked("commit", "Ben: send it to Ana")
    for person in (ana, ben):
        person.type("quit")
        assert person.end() == (0, "")


def test_whoever_comes_in_the_middle_of_a_day_hears_where_it_is(circle: Circle, tmp_path: Path) -> None:
    agenda = tmp_path / "sea.toml"
    agenda.write_text(AGENDA)
    ana = circle.host("Ana")
    ana.asked(f"plan {agenda}", "You have planned a day")
    ana.asked("go", "Come in, until")
    ben = circle.join("Ben")
    assert "Come in, until" in ben.hear("First wind")
    assert "Come in, until" in ben.asked("time", "Come in")
    lines = ben.asked("day", "1. ")
    assert "Come in, 10 minutes, now." in lines
    assert ", First wind, 20 minutes, next." in ben.hear("2. ")
    ben.hear("On view: What will you write today?")
    ben.hear("Ana leads here.")


def test_a_day_goes_on_by_itself_to_its_end_though_whoever_planned_it_was_killed(
    circle: Circle, tmp_path: Path
) -> None:
    agenda = tmp_path / "short.toml"
    blocks = [("gather", "2s", "Come in"), ("sprint", "2s", "Write"), ("close", "2s", "Until next time")]
    agenda.write_text(
        'title = "A short day"\n'
        + "".join(
            f'[[blocks]]\nkind = "{kind}"\nlength = "{length}"\ntitle = "{title}"\n'
            + ('lead = "1s"\n' if kind == "sprint" else "")
            for kind, length, title in blocks
        )
    )
    ana, ben = circle.host("Ana"), circle.join("Ben")
    ana.asked(f"plan {agenda}", "You have planned a day: A short day.")
    ben.hear("Ana has planned a day: A short day.")
    ana.asked("go", "Come in, until")
    ana.process.kill()
    for words in (
        "Come in, until",
        "Write, until",
        "The sprint begins",
        "The bell",
        "Until next time, until",
    ):
        ben.hear(words)
    ben.hear("The day is over. Thank you all.")
    assert "No day is planned here" in ben.asked("day", "No day")
    again = circle.join("Ana")
    assert "No day is planned here" in again.asked("day", "No day")
