"""What is remembered of a circle is on the disk while one is in the room, whatever one takes part with."""

import time
from pathlib import Path

from tests.sprint.processes import GUARD_S, end_relays, program, sprint


def tells(home: Path, *words: str, never: str = "\0") -> None:
    """Wait until `sprint circles` tells all ``words`` and not what is over, from another process."""
    until = time.monotonic() + GUARD_S
    while True:
        said = " ".join(sprint("circles", "--home", home).stdout.split())
        if all(word in said for word in words) and never not in said:
            return
        assert time.monotonic() < until, said


def test_circles_tell_what_changes_while_one_is_in_the_room(tmp_path: Path) -> None:
    ana_home, ben_home = tmp_path / "ana", tmp_path / "ben"
    try:
        with program(
            "host", "--led", "--title", "Saturday", "--json", "--home", ana_home, "--name", "Ana"
        ) as ana:
            invite = ana.hear("invite")["invite"]
            ana.joined()
            with program(
                "join", "-", "--json", "--home", ben_home, "--name", "Ben", stdin=f"{invite}\n"
            ) as ben:
                ben.joined()
                tells(ana_home, "With Ben.")
                ana.do("plan", agenda="hour")
                tells(ana_home, "Next: a day is planned")
                tells(ben_home, "Next: a day is planned")
                ana.do("move")
                tells(ben_home, "Met today", never="Next:")
                ben.do("pledge", of="commitment", text="send it to Ana")
                tells(ben_home, "You will: send it to Ana")
                ana.do("meet", when="2099-12-05 10:00 Europe/Berlin")
                tells(ana_home, "Met today", "Next: Sat 5 Dec 2099", never="You will")
                tells(ben_home, "Next: Sat 5 Dec 2099")
                ana.do("meet", when="none")
                tells(ben_home, "Met today", never="Next:")
                ben.kill()
            tells(ben_home, "With Ana.", "Met today", "You will: send it to Ana")
    finally:
        end_relays(tmp_path)
