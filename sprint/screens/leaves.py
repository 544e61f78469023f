"""What there is to look at on a table, in which order, and what of it stands side by side."""

from typing import Final, Literal, NamedTuple

from sprint.telling.attable import Part, Scene

Leaf = Literal["-piece", "-said", "-around", "-answer", "-choice"]

#: What each is called; its id is the class that a table has while it is shown.
TITLES: Final[dict[Leaf, str]] = {
    "-piece": "The piece",
    "-said": "What was said",
    "-around": "The table",
    "-answer": "My page",
    "-choice": "To decide",
}

# What there is to look at in each part, the first one first.
_ORDER: Final[dict[Part, tuple[Leaf, ...]]] = {
    "read": ("-piece", "-around"),
    "respond": ("-answer", "-piece", "-said", "-around"),
    "reply": ("-answer", "-said", "-piece", "-around"),
    "decide": ("-choice", "-piece", "-said", "-around"),
    "listen": ("-said", "-piece", "-around"),
    "heard": ("-said", "-piece", "-around"),
    "done": ("-around", "-said", "-piece"),
}


class Leaves(NamedTuple):
    """All there is to look at; ``wide`` says that two of them stand together. One leafs ``at`` steps far."""

    order: tuple[Leaf, ...]
    wide: bool

    @property
    def _views(self) -> list[tuple[Leaf, ...]]:
        if not self.wide:
            return [(leaf,) for leaf in self.order]
        fixed = self.order[0] if self.order[0] in ("-answer", "-around") else "-piece"
        # What is to be decided is looked at by itself.
        others = [leaf for leaf in self.order if leaf != fixed]
        return [(leaf,) if leaf == "-choice" else (fixed, leaf) for leaf in others] or [self.order]

    @property
    def several(self) -> bool:
        """Whether there is more than is seen at once."""
        return len(self._views) > 1

    def visible(self, at: int) -> tuple[Leaf, ...]:
        """What is seen there."""
        return self._views[at % len(self._views)]

    def find(self, wanted: Leaf) -> int:
        """How far one leafs to see ``wanted``."""
        return next((at for at in range(len(TITLES)) if wanted in self.visible(at)), 0)

    def next_title(self, at: int) -> str:
        """What the next step brings that is not there yet."""
        visible = self.visible(at)
        return TITLES[next((leaf for leaf in self.visible(at + 1) if leaf not in visible), visible[0])]


def leaves_of(scene: Scene | None, *, answering: bool, late: bool, wide: bool) -> Leaves:
    """What there is to look at in a scene; with ``answering`` there is a page of one's own, whose time may be
    over (``late``).
    """
    if scene is None:
        return Leaves(("-around",), wide)
    order = _ORDER[scene.part]
    if scene.part == "listen" and scene.step is not None and scene.step.silent:
        order = _ORDER["read"]
    rest = tuple(leaf for leaf in order if leaf != "-answer")
    if not answering:
        return Leaves(rest, wide)
    # An author who may answer at once hears first, unless they are in the middle of a sentence.
    second = scene.part in ("read", "decide") or (scene.open_to_author and not late)
    return Leaves((*rest[:second], "-answer", *rest[second:]), wide)
