"""``sprint identity``: who one is, and how to be the same person on another machine."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from sprint.commands.options import example, folders, home_option
from sprint.core.errors import BadInput

if TYPE_CHECKING:
    from sprint.core.identityfile import Person
    from sprint.desk.desk import Desk
    from sprint.desk.records import IdentityRecord

_FILE = click.argument("file", type=click.Path(path_type=Path))
_PASSPHRASE_FILE = click.option(
    "--passphrase-file",
    metavar="FILE",
    type=click.Path(path_type=Path),
    help="Take the passphrase from the first line of FILE, which may be /dev/fd/3, instead of asking.",
)


@click.group(
    epilog=example("sprint identity export me.json", "sprint identity import me.json"),
)
def identity() -> None:
    """Who you are to your circles: a key made on the first start. There is no account."""


@identity.command(epilog=example("sprint identity show"))
@home_option
def show(home: Path | None) -> int:
    """Show your name and your public key."""
    from sprint.core.keys import Identity
    from sprint.desk.desk import Desk

    where = folders(home)
    with Desk.open(where) as desk:
        person = desk.identity()
    if person is None:
        click.echo("There is nobody here yet: the first start asks for a name and makes a key.")
    else:
        click.echo(f"{person.name}\n{Identity(person.seed).key}\nkept in {where.data}")
    return 0


@identity.command(epilog=example("sprint identity export me.json"))
@_FILE
@_PASSPHRASE_FILE
@home_option
def export(file: Path, passphrase_file: Path | None, home: Path | None) -> int:
    """Write your identity to FILE, locked with a passphrase."""
    import os

    from sprint.core.identityfile import NONCE_BYTES, SALT_BYTES, Person, lock_identity
    from sprint.desk.desk import Desk

    with Desk.open(folders(home)) as desk:
        person = desk.identity()
    if person is None:
        raise BadInput("There is nobody here yet to export: the first start makes a key.")
    passphrase = _passphrase(passphrase_file, twice=True)
    carried = Person(person.seed, person.name, person.made_at)
    _write_new(file, lock_identity(carried, passphrase, os.urandom(SALT_BYTES), os.urandom(NONCE_BYTES)))
    click.echo(
        f"{file} holds you, {person.name}, under that passphrase. Whoever has both can write in your name."
    )
    return 0


@identity.command("import", epilog=example("sprint identity import me.json"))
@_FILE
@_PASSPHRASE_FILE
@home_option
def take(file: Path, passphrase_file: Path | None, home: Path | None) -> int:
    """Become the person in FILE. Who you are now is kept aside."""
    from sprint.core.identityfile import unlock_identity
    from sprint.desk.desk import Desk
    from sprint.desk.records import IdentityRecord

    data = _read(file)
    with Desk.open(folders(home)) as desk:
        carried = unlock_identity(data, _passphrase(passphrase_file, twice=False))
        name = _name(carried)
        former = desk.identity()
        if former is not None and former.seed == carried.seed:
            click.echo(f"You are {former.name} here already; nothing was changed.")
            return 0
        aside = _keep_aside(desk, former)
        desk.keep_identity(IdentityRecord(carried.seed, name, carried.made_at))
    click.echo(f"You are {name} now." + (f" Who you were is kept in {aside}." if aside else ""))
    return 0


def _name(carried: "Person") -> str:
    from sprint.core.cleaning import check_name

    return check_name(carried.name)


def _keep_aside(desk: "Desk", former: "IdentityRecord | None") -> Path | None:
    """Copy the identity's file beside itself; it is on the disk when this returns."""
    if former is None:
        return None
    from sprint.desk.atomic import write_atomically
    from sprint.desk.names import free_path
    from sprint.desk.trouble import save_trouble

    folder = desk.folders.data
    aside = folder / "identity before import.json"
    try:
        aside = free_path(folder, "identity before import", ".json")
        write_atomically(aside, (folder / "identity.json").read_bytes())
    except OSError as error:
        raise save_trouble(aside, error) from error
    return aside


def _passphrase(file: Path | None, *, twice: bool) -> str:
    if file is None:
        asked: str = click.prompt("Passphrase", hide_input=True, confirmation_prompt=twice, err=True)
        return asked
    return _read(file).decode("utf-8", "surrogateescape").split("\n", 1)[0].removesuffix("\r")


def _read(file: Path) -> bytes:
    from sprint.core.identityfile import LARGEST
    from sprint.desk.trouble import reason

    try:
        with file.open("rb") as opened:
            return opened.read(LARGEST)
    except OSError as error:
        raise BadInput(f"{file} cannot be read: {reason(error)}. Nothing was changed.") from error


def _write_new(file: Path, data: bytes) -> None:
    from sprint.desk.atomic import write_new
    from sprint.desk.trouble import reason

    try:
        write_new(file, data)
    except FileExistsError as error:
        raise BadInput(f"{file} is there already and was left alone. Choose another name.") from error
    except OSError as error:
        raise BadInput(f"{file} cannot be written: {reason(error)}. Nothing was exported.") from error
