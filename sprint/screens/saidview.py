"""What was said to a piece, beside it: a response each, one of them marked."""

from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from sprint.telling.saidwords import Said

LONGEST_NAME = 30


class SaidView(VerticalScroll):
    """The responses to a piece, one of them marked; what is asked about a response is about that one."""

    DEFAULT_CSS = """
    SaidView { scrollbar-size-vertical: 1; }
    SaidView > Static { height: auto; margin-bottom: 1; }
    """

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id, can_focus=False)
        self._said: tuple[Said, ...] = ()
        self._instead = ""
        self._at = 0

    @property
    def marked(self) -> Said | None:
        """The response that is marked."""
        return self._said[self._at] if self._said else None

    async def show(self, said: tuple[Said, ...], instead: str) -> None:
        """Show these, or a sentence ``instead`` where there are none; cheap when they are the same."""
        if said == self._said and instead == self._instead and self.children:
            return
        before, self._instead = self._said, instead
        # Whoever looks at the newest goes on to the next one that comes.
        newest = self._at >= len(before) - 1
        self._said = said
        self._at = max(0, len(said) - 1) if newest else min(self._at, max(0, len(said) - 1))
        # What stands there stays: at a table that talks, all of it anew for each response would be felt.
        known = [one.id for one in before]
        if not before or [one.id for one in said[: len(before)]] != known:
            before = ()
            await self.remove_children()
        if not said:
            await self.mount(Static(Content.styled(instead, "$text-muted italic")))
            return
        new = range(len(before), len(said))
        await self.mount_all([OneSaid(said[at], here=self._is_marked(at)) for at in new])
        self._mark()

    def move(self, by: int) -> None:
        """Mark the response ``by`` places further; at the ends, stay."""
        if self._said:
            self._at = min(max(self._at + by, 0), len(self._said) - 1)
            self._mark()

    def _mark(self) -> None:
        for at, (line, one) in enumerate(zip(self.query(OneSaid), self._said, strict=False)):
            line.show(one, here=self._is_marked(at))
            if at == self._at:
                self.call_after_refresh(self.scroll_to_widget, line, animate=False)

    def _is_marked(self, at: int) -> bool:
        """Whether a response is shown as the marked one, which needs no sign where it is the only one."""
        return at == self._at and len(self._said) > 1


class OneSaid(Static):
    """One response; ``here`` says that it is the one that is marked among several."""

    def __init__(self, one: Said, *, here: bool) -> None:
        super().__init__(_content(one, here=here))
        self._look = one, here

    def show(self, one: Said, *, here: bool) -> None:
        """Show this, unless it is shown already."""
        if self._look != (one, here):
            self._look = one, here
            self.update(_content(one, here=here))


def _content(one: Said, *, here: bool) -> Content:
    lines = [
        Content.assemble(
            ("▸ " if here else "", "$accent"), (one.name, "bold"), (f"  {one.head}", "$text-muted")
        )
    ]
    if one.text:
        style = "" if one.standing == "here" else "$text-muted italic"
        lines += [_quoting(row, style) for row in one.text.split("\n")]
    if one.marks:
        lines.append(Content.styled(" · ".join(one.marks), "$text-muted"))
    if one.thanked:
        thanks = f"✓ thanked: {one.thanks}" if one.thanks else "✓ thanked"
        lines.append(Content.styled(thanks, "$success"))
    return Content("\n").join(lines)


def _quoting(row: str, style: str) -> Content:
    return Content.styled(row, "$text-muted italic" if row.startswith("> ") else style)
