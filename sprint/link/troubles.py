"""What the relay had trouble with: told once in a while, and reason to send again what it left unanswered."""

from sprint.core.cleaning import clean_line, fit
from sprint.core.wire import Trouble
from sprint.link.news import News, TroubleHeard

SENTENCE_CELLS = 300
AGAIN_MS = 15_000.0
AFTER_TROUBLE_MS = 3_000.0
TOLD_AGAIN_MS = 60_000.0
_PASSES = ("storage", "too-fast")


class Troubles:
    """The troubles of one link; all times are milliseconds of a monotonic clock."""

    def __init__(self) -> None:
        self._again_at = 0.0
        self._unanswered = False
        self._told_at: dict[str, float] = {}

    def heard(self, trouble: Trouble, mono: float) -> list[News]:
        """Take what the relay says; the same is news once a minute only."""
        self._unanswered = True
        if trouble.code in _PASSES:
            self._again_at = min(self._again_at, mono + AFTER_TROUBLE_MS)
        told_at = self._told_at.get(trouble.code, -TOLD_AGAIN_MS)
        if mono - told_at < TOLD_AGAIN_MS:
            return []
        self._told_at[trouble.code] = mono
        return [TroubleHeard(trouble.code, why_shown(trouble.why))]

    def again_due(self, mono: float) -> bool:
        """Whether it is time to repeat what was left unanswered, as by a relay whose disk was full."""
        if mono < self._again_at:
            return False
        begun, self._again_at = bool(self._again_at), mono + AGAIN_MS
        return begun

    def passed(self) -> bool:
        """Whether there was any trouble since this was last asked."""
        unanswered, self._unanswered = self._unanswered, False
        return unanswered


def why_shown(why: str) -> str:
    """A sentence of the relay's, fit to be shown: a relay is as foreign as any peer."""
    return fit(clean_line(why), SENTENCE_CELLS)
