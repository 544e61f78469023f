"""A day goes on from another machine: with the identity that was carried there, the same person leads on."""

import signal
from pathlib import Path

from tests.server.house import relay_process
from tests.sprint.processes import program, sprint


def test_a_day_is_led_on_from_another_machine_in_the_same_seat(tmp_path: Path) -> None:
    old, new, invite = tmp_path / "old", tmp_path / "new", tmp_path / "c.sprint-invite"
    (tmp_path / "pass").write_text("correct horse\n")
    words = ("--passphrase-file", tmp_path / "pass")
    with (
        relay_process(tmp_path / "relay") as relay,
        program("host", "--relay", relay.url, "--led", "--json", "--home", old, "--name", "Ana") as ana,
    ):
        ana.joined()
        ana.do("plan", agenda="hour")
        ana.hear("day-planned")
        assert sprint("invite", "--save", invite, "--home", old).returncode == 0
        with program("join", invite, "--json", "--home", tmp_path / "ben", "--name", "Ben") as ben:
            ben.joined()
            ana.do("move")
            begun = ben.hear("block-begun")
            ana.process.send_signal(signal.SIGKILL)
            ana.process.wait()
            carried = tmp_path / "me.json"
            assert sprint("identity", "export", *words, "--home", old, carried).returncode == 0
            assert sprint("identity", "import", *words, "--home", new, carried).returncode == 0
            with program("join", invite, "--json", "--home", new) as moved:
                assert moved.joined()["seq"] > 0
                moved.do("stretch", by="5")
                longer = ben.hear("block-stretched")
                assert (longer["by"], longer["by_key"]) == ("Ana", begun["by_key"])
                assert longer["ends_at"] == begun["ends_at"] + 300_000
                moved.hear("block-stretched")
                moved.do("day")
                day = moved.hear("day", lambda line: bool(line["plan"] and line["plan"]["now"]))
                assert day["leader"]["key"] == begun["by_key"]
                assert day["plan"]["now"]["ends_at"] == longer["ends_at"]
                moved.do("quit")
                assert moved.end()[0] == 0
            # From now on this machine goes back to it as the old one did.
            with program("host", "--relay", relay.url, "--json", "--home", new) as again:
                assert again.hear("invite")["returned"]
                again.joined()
                again.do("move", end=True)
                assert ben.hear("day-done")["by_key"] == begun["by_key"]
