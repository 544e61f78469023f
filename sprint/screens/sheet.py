"""What is being written on, for the writer at work: the editor's page, or a number typed in."""

from typing import Protocol

from sprint.core.counting import Unit, count
from sprint.writing.part import Terms


class Page(Protocol):
    """An editor, as far as it matters here."""

    @property
    def text(self) -> str:
        """The whole text."""

    @property
    def count(self) -> int:
        """The count of the whole text."""

    @property
    def added(self) -> int:
        """How much was added since the tally began."""

    @property
    def removed(self) -> int:
        """How much was removed since the tally began."""

    def begin_tally(self, added: int = 0, removed: int = 0) -> None:
        """Tally from here on, with so much before."""

    unit: Unit


class Sheet:
    """One sheet through a whole visit: the editor may come later, and the source of the count may change."""

    def __init__(self, terms: Terms, text: str = "", number: int = 0) -> None:
        self.terms = terms
        self.number = number
        self._text = text
        self._page: Page | None = None

    def lay_on(self, page: Page) -> None:
        """From now on this page holds the text."""
        self._page = page
        self._set_unit()

    def take_terms(self, terms: Terms) -> None:
        """Count in another way from now on; a number that was typed in elsewhere says nothing here."""
        if terms.source != self.terms.source:
            self.number = 0
        self.terms = terms
        self._set_unit()

    def _set_unit(self) -> None:
        # Setting it counts the whole text, which takes a moment in a long one.
        if self._page is not None and self._page.unit != self.terms.unit:
            self._page.unit = self.terms.unit

    @property
    def text(self) -> str:
        """The whole text, for the draft."""
        return self._text if self._page is None else self._page.text

    @property
    def count(self) -> int:
        """The count of the whole text in the unit of the terms, or the number typed in last."""
        if self.terms.source == "typed":
            return self.number
        return count(self._text, self.terms.unit) if self._page is None else self._page.count

    @property
    def added(self) -> int:
        """How much was added to the page since the tally began."""
        return 0 if self._page is None else self._page.added

    @property
    def removed(self) -> int:
        """How much was removed from it."""
        return 0 if self._page is None else self._page.removed

    def begin_tally(self, added: int = 0, removed: int = 0) -> None:
        """Tally on the page from here on, with so much before."""
        if self._page is not None:
            self._page.begin_tally(added, removed)
