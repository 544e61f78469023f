"""What the shell is offered when one presses Tab: settings, protocols, agendas, kinds of prompts."""

from typing import TYPE_CHECKING, Final

import click

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

COMPLETE: Final = "_SPRINT_COMPLETE"


def complete_key(context: click.Context, parameter: click.Parameter, incomplete: str) -> list[str]:
    """The names of settings."""
    from sprint.core.settings import KEYS

    return [key.name for key in KEYS if key.name.startswith(incomplete)]


def complete_value(context: click.Context, parameter: click.Parameter, incomplete: str) -> list[str]:
    """What the setting that was named can be; for those that are no choice, examples."""
    from sprint.core.settings import KEYS

    kinds = [key.kind for key in KEYS if key.name == context.params.get("key")]
    return [word for kind in kinds for word in kind.examples if word.startswith(incomplete)]


def complete_kind(context: click.Context, parameter: click.Parameter, incomplete: str) -> list[str]:
    """The kinds of prompts."""
    from sprint.core.deck import KINDS

    return [kind for kind in KINDS if kind.startswith(incomplete)]


def complete_protocol(context: click.Context, parameter: click.Parameter, incomplete: str) -> list[str]:
    """The names of protocols: those that come with Sprint, and one's own."""
    from sprint import protocols
    from sprint.desk.folders import Folders
    from sprint.desk.protocols import OwnProtocols

    home = context.params.get("home") or context.find_root().params.get("home")
    own = OwnProtocols(Folders.find(home).config).shelf().files
    return [name for name in (*protocols.names(), *own) if name.startswith(incomplete)]


def complete_agenda_name(context: click.Context, parameter: click.Parameter, incomplete: str) -> list[str]:
    """The names of agendas: one's own, and those that come with Sprint."""
    from sprint import agendas
    from sprint.desk.agendas import OwnAgendas
    from sprint.desk.folders import Folders

    home = context.params.get("home") or context.find_root().params.get("home")
    own = OwnAgendas(Folders.find(home).config).shelf().files
    return [name for name in (*own, *agendas.names()) if name.startswith(incomplete)]


def complete_agenda(
    context: click.Context, parameter: click.Parameter, incomplete: str
) -> "list[CompletionItem]":
    """The names of agendas, and files where none of them fits."""
    from click.shell_completion import CompletionItem

    names = complete_agenda_name(context, parameter, incomplete)
    # First, for what comes before a file is forgotten by bash.
    return [CompletionItem(incomplete, type="file"), *map(CompletionItem, names)]


def complete_zone(context: click.Context, parameter: click.Parameter, incomplete: str) -> list[str]:
    """The names of time zones."""
    from zoneinfo import available_timezones

    return sorted(zone for zone in available_timezones() if zone.startswith(incomplete))
