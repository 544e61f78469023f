"""A writer's program is killed in the middle of a word, and nothing that they saw saved is missing."""

from pathlib import Path

from tests.terminal import Terminal


def the_draft(home: Path) -> Path:
    """The only draft on this desk."""
    (draft,) = (home / "drafts").glob("*.txt")
    return draft


def test_a_solo_sprint_goes_on_with_every_word_when_the_program_was_killed(tmp_path: Path) -> None:
    text = "The river was late that year."
    with Terminal(tmp_path, "solo", "20", "--name", "Vera") as terminal:
        terminal.until("ends")
        terminal.type(text)
        terminal.until("6 words")
        terminal.wait(lambda: the_draft(tmp_path).read_text() == text, "the draft was never saved")
        terminal.type(" And so")
        terminal.until("8 words")
        terminal.kill()
    kept = the_draft(tmp_path).read_text()
    assert kept.startswith(text)
    with Terminal(tmp_path) as terminal:
        terminal.until("Go on")
        terminal.type("g")
        terminal.until("The river was late that year.")
        terminal.until("ends")
        terminal.type(" were we")
        terminal.until(f"{len(kept.split()) + 2} words")
        terminal.type("\x11")
        assert terminal.ended() == 0
    assert the_draft(tmp_path).read_text() == f"{kept} were we"
