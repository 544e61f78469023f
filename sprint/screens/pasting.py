"""The question about a big paste, which one answers before anything else is put in."""

from textual import events

from sprint.screens.dialogs import Question
from sprint.screens.setting import Setting
from widgets.editor import SECOND_PASTE


class PasteQuestion(Question):
    """Asks whether a paste of so many ``words`` is to go in; another one meanwhile is refused."""

    def __init__(self, setting: Setting, words: int) -> None:
        question = f"That is a big paste: {words:,} words, and they count like written ones. Put them in?"
        super().__init__(setting, question, "put them in", "leave them out")

    def on_paste(self, event: events.Paste) -> None:
        event.stop()
        self.refuse(SECOND_PASTE)

    def refuse(self, sentence: str) -> None:
        """Say, as soon as this is seen, why another paste was not put in."""
        self.call_after_refresh(self.tell, sentence, "warning")
