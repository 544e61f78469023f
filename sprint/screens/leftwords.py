"""Words that were typed for the room and did not come there: they stand where they were typed again."""


class LeftWords:
    """Of one visit, each under ``about``, which says to what or whom they belong; the newest come first."""

    def __init__(self) -> None:
        self._left: dict[str, list[str]] = {}
        self._sent: dict[str, tuple[str, str]] = {}
        self._refused: set[str] = set()

    def keep(self, about: str, words: str) -> None:
        """Keep what was not sent."""
        if words.strip():
            self._left.setdefault(about, []).append(words)

    def take(self, about: str) -> str:
        """What was kept last, which is shown again now; else nothing."""
        kept = self._left.get(about)
        return kept.pop() if kept else ""

    def sent(self, act: str, about: str, words: str) -> None:
        """Words are on their way, as the act with this id; none where nothing went out."""
        if act in self._refused:
            self.keep(about, words)
        elif act and words:
            self._sent[act] = (about, words)

    def answered(self, act: str, *, taken: bool) -> None:
        """The room has answered an act, perhaps before one heard of its id; what it did not take is kept."""
        sent = self._sent.pop(act, None)
        if taken:
            return
        if sent is not None:
            self.keep(*sent)
        else:
            self._refused.add(act)
