"""Words that were typed for the room and did not come there: they stand where they were typed again."""


class LeftWords:
    """Of one visit, each under ``about``, which says to what or to whom they belong."""

    def __init__(self) -> None:
        self._left: dict[str, str] = {}
        self._sent: dict[str, tuple[str, str]] = {}

    def keep(self, about: str, words: str) -> None:
        """Keep what was not sent."""
        if words.strip():
            self._left[about] = words

    def take(self, about: str) -> str:
        """What was kept, which is shown again now; else nothing."""
        return self._left.pop(about, "")

    def sent(self, act: str, about: str, words: str) -> None:
        """Words are on their way, as the act with this id; none where nothing went out."""
        if act and words:
            self._sent[act] = (about, words)

    def answered(self, act: str, *, taken: bool) -> None:
        """The room has answered an act. What it did not take is kept, unless there is something newer."""
        about, words = self._sent.pop(act, ("", ""))
        if words and not taken and about not in self._left:
            self.keep(about, words)
