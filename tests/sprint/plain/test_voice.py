"""When something is said: at once, between paragraphs, after the bell; always cleaned, and on one line."""

from sprint.plain.voice import Voice


def voice() -> tuple[Voice, list[str]]:
    said: list[str] = []
    return Voice(said.append), said


def test_a_line_is_cleaned_folded_and_prefixed() -> None:
    speaker, said = voice()
    speaker.answer("two\nlines \x1b[31mred\x07\u202e")
    assert said == [": two lines [31mred"]
    speaker.news("", "bell")
    assert len(said) == 1


def test_while_one_writes_here_only_the_bell_is_said_at_once_and_the_rest_in_one_line() -> None:
    speaker, said = voice()
    speaker.turn_to("here")
    for sentence, kind in (("Ben: a note", "note"), ("Cara is here.", "people")):
        speaker.news(sentence, kind)  # type: ignore[arg-type]
    speaker.news("The bell.", "bell")
    assert said == [": The bell."]
    speaker.paragraph()
    assert said[1:] == [": Ben: a note. Cara is here."]
    speaker.paragraph()
    speaker.news("Ben has paused the clock.", "clock")
    assert len(said) == 2
    speaker.turn_to("none")
    assert said[2:] == [": Ben has paused the clock."]


def test_nothing_is_written_over_an_editor_that_is_open() -> None:
    speaker, said = voice()
    speaker.turn_to("editor")
    speaker.news("The bell.", "bell")
    speaker.news("Ben is here.", "people")
    assert said == []
    speaker.turn_to("none")
    assert said == [": The bell.", ": Ben is here."]


def test_whoever_is_quiet_hears_the_clock_and_the_rest_after_the_bell() -> None:
    speaker, said = voice()
    speaker.set_level("none")
    speaker.news("Ben is ready.", "people")
    assert said == [": Ben is ready."], "before the sprint all is told"
    speaker.set_running(True)
    speaker.news("Ben: a note", "note")
    speaker.news("Cara is here.", "people")
    speaker.news("Ben has paused the clock.", "clock")
    assert said[1:] == [": Ben has paused the clock."]
    speaker.set_running(False)
    assert said[2:] == [": Ben: a note", ": Cara is here."]


def test_few_leaves_out_who_comes_and_goes_while_a_sprint_runs() -> None:
    speaker, said = voice()
    speaker.set_level("few")
    speaker.set_running(True)
    speaker.news("Cara is here.", "people")
    speaker.news("Ben: a note", "note")
    assert said == [": Ben: a note"]


def test_being_loud_again_tells_what_was_kept() -> None:
    speaker, said = voice()
    speaker.set_level("none")
    speaker.set_running(True)
    speaker.news("Ben: a note", "note")
    speaker.set_level("all")
    assert said == [": Ben: a note"]


def test_what_is_wider_than_the_terminal_is_broken_between_words() -> None:
    said: list[str] = []
    columns = [48]
    voice = Voice(said.append, columns=lambda: columns[0])
    voice.answer("Reading to each other: read, offer, sit in, sit out, deal, adjourn, table, balance.")
    assert said == [
        ": Reading to each other: read, offer, sit in,",
        "  sit out, deal, adjourn, table, balance.",
    ]
    said.clear()
    columns[0] = 0
    voice.answer("a " * 100)
    voice.raw("sprint://" + "x" * 200)
    assert len(said) == 2, "elsewhere than in a terminal a sentence is a line, and so is what is copied"
