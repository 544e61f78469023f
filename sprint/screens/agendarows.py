"""The agendas there are, each with its title and how long it takes, for a list to choose from."""

from collections.abc import Iterable

from sprint.core.errors import SprintError
from sprint.desk.agendas import OwnAgendas
from sprint.screens.listdialog import ListLine
from sprint.telling.agendas import whole_length


def agenda_rows(own: OwnAgendas, names: Iterable[str]) -> list[str | ListLine]:
    """A line for each of ``names``, which one has oneself or which come with Sprint."""
    return [ListLine(name, _about(own, name)) for name in names]


def _about(own: OwnAgendas, name: str) -> str:
    try:
        plan = own.find(name)
    except SprintError:
        # What is wrong in it is said to whoever chooses it.
        return "has something to be mended"
    return f"{whole_length(plan)}, {plan.title}"
