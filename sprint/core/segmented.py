"""The scripts that put no space between words: Thai, Lao, Khmer and Burmese.

Where their words end is known to dictionaries only. This module does no looking up itself: whoever has a
dictionary registers a pure function that cuts a text into pieces (``segment_with``). Until then these scripts
go by spaces, and `unsegmented` names those that were met, so that the program can say so.

What a dictionary finds depends on a whole run of such letters, and on nothing outside it.
"""

import re
from collections.abc import Callable, Iterable
from functools import lru_cache
from typing import Final

#: Cuts a text into all its pieces, words and others, in order.
Segmenter = Callable[[str], Iterable[str]]

# Scripts.txt; Burmese is the script Myanmar, in which Shan, Mon and Karen are written, too.
_SCRIPTS: Final = {
    "Thai": "\u0e01-\u0e3a\u0e40-\u0e5b",
    "Lao": "\u0e81-\u0edf",
    "Khmer": "\u1780-\u17f9\u19e0-\u19ff",
    "Burmese": "\u1000-\u109f\ua9e0-\ua9fe\uaa60-\uaa7f\U000116d0-\U000116e3",
}
_RUN: Final = re.compile(f"[{''.join(_SCRIPTS.values())}]+")
# Stands for a run where only its effect on its neighbours matters: a character that is a word of its own.
_ONE_WORD: Final = "海"
# The zero-width space separates words in every script, and nothing else does it as silently.
_GAP: Final = "\u200b"
_REMEMBERED: Final = 2_048


class _Dictionary:
    """What was registered, with the runs that are typed in remembered."""

    def __init__(self) -> None:
        self.cut: Segmenter | None = None
        self.spelled = lru_cache(_REMEMBERED)(lambda run: self.spell([run])[0])

    def take(self, cut: Segmenter | None) -> None:
        self.cut = cut
        self.spelled.cache_clear()

    def spell(self, runs: list[str]) -> list[str]:
        """Each run with a gap around every word; all are cut at one go, which is what makes it quick."""
        if self.cut is None:
            return runs
        spelled = _GAP.join(self.cut("\n".join(runs))).split("\n")
        # Lone marks neither separate nor make a word, here as everywhere.
        return [
            f"{_GAP}{words}{_GAP}" if any(map(str.isalnum, run)) else run
            for run, words in zip(runs, spelled, strict=True)
        ]


_dictionary: Final = _Dictionary()


def segment_with(cut: Segmenter | None) -> None:
    """From now on find the words of these scripts with ``cut``; None counts them by spaces."""
    _dictionary.take(cut)


def segmenting() -> bool:
    """Whether a dictionary is at hand."""
    return _dictionary.cut is not None


def unsegmented(text: str) -> tuple[str, ...]:
    """The names of those scripts in ``text`` that are counted by spaces only for want of a dictionary."""
    if segmenting() or text.isascii() or _RUN.search(text) is None:
        return ()
    return tuple(name for name, letters in _SCRIPTS.items() if re.search(f"[{letters}]", text))


def spelled_out(text: str) -> str:
    """``text`` with a gap around every word of these scripts, as far as there is a dictionary."""
    if not segmenting() or text.isascii():
        return text
    runs = _RUN.findall(text)
    if not runs:
        return text
    spelled = iter([_dictionary.spelled(runs[0])] if len(runs) == 1 else _dictionary.spell(runs))
    return _RUN.sub(lambda _: next(spelled), text)


def is_segmented(char: str) -> bool:
    """Whether ``char`` belongs to such a run, and a dictionary is at hand."""
    return segmenting() and not char.isascii() and _RUN.match(char) is not None


def run_at_start(text: str) -> str:
    """The run with which ``text`` begins; empty without a dictionary."""
    if not segmenting() or not text or not is_segmented(text[0]):
        return ""
    run = _RUN.match(text)
    return run[0] if run else ""


def run_at_end(text: str) -> str:
    """The run with which ``text`` ends; empty without a dictionary."""
    if not segmenting() or not text or not is_segmented(text[-1]):
        return ""
    start = len(text) - 1
    while start and _RUN.match(text[start - 1]):
        start -= 1
    return text[start:]


def stand_in(char: str) -> str:
    """What stands for ``char`` and the whole of its run, where the run itself does not change."""
    return _ONE_WORD if is_segmented(char) else char
