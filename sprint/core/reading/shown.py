"""The sealed words of a reading as they may be shown: cleaned, on one line where they are one, and cut."""

from typing import Final

from sprint.core.cleaning import clean, clean_line, fit
from sprint.core.reading.bodies import About, Given, Mark, OptionWords, ProtocolWords, StepWords

TITLE_CELLS: Final = 80
STEP_CELLS: Final = 40
LONGEST_PROMPT: Final = 600
UNTITLED: Final = "Untitled"


def cleaned_about(about: About) -> About:
    """What an author says of a piece, for showing."""
    title = fit(clean_line(about.title), TITLE_CELLS) or UNTITLED
    return About(title, about.form, clean(about.note)[:LONGEST_PROMPT].strip())


def cleaned_words(words: ProtocolWords) -> ProtocolWords:
    """The words of a protocol, for showing."""
    steps = tuple(
        StepWords(
            fit(clean_line(step.name), STEP_CELLS),
            clean(step.prompt)[:LONGEST_PROMPT],
            tuple(
                OptionWords(fit(clean_line(one.name), STEP_CELLS), clean(one.prompt)[:LONGEST_PROMPT])
                for one in step.options
            ),
        )
        for step in words.steps
    )
    title = fit(clean_line(words.title), TITLE_CELLS) or "A reading"
    return ProtocolWords(
        fit(clean_line(words.name), STEP_CELLS), title, clean(words.about)[:LONGEST_PROMPT], steps
    )


def cleaned_given(given: Given) -> Given:
    """A response, for showing."""
    marks = tuple(Mark(m.first, max(m.first, m.last), m.kind, clean(m.note)) for m in given.marks)
    return Given(clean(given.text), marks)
