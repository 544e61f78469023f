"""An invite as a file to give on: a few lines for people that begin with ``#``, then the invite itself."""

import re
from typing import Final
from urllib.parse import unquote

from sprint.core.cleaning import clean_line, fit
from sprint.core.errors import BadInvite
from sprint.core.invite import Invite, parse_invite

SUFFIX: Final = ".sprint-invite"
LARGEST: Final = 4_096
"""Bytes of the largest file that is looked into."""

TITLE_CELLS: Final = 100
_ESCAPED: Final = re.compile(r"\\(.)")
_BEGINS: Final = re.compile(r"sprints?://")
_WHAT: Final = "An invite is one line that starts with sprint:// or sprints://; ask your circle for it."


def write_invite(invite: Invite, title: str = "") -> bytes:
    """Give the bytes of an invite file; an empty title is left out."""
    name = fit(clean_line(title), TITLE_CELLS)
    lines = [
        "# An invite to write together with Sprint. To come in: sprint join FILE",
        "# Whoever has this file can come in and read what is shared; send it to your circle only.",
        *([f"# Room: {name}"] if name else []),
        str(invite),
    ]
    return ("\n".join(lines) + "\n").encode()


def read_invite(data: bytes, name: str) -> Invite:
    """Read the bytes of a file, or of what was typed; ``name`` is for the message.

    The invite may be broken into several lines and is the last thing there; what stands before it is for
    people. Raises ``BadInvite``.
    """
    if len(data) > LARGEST:
        raise BadInvite(f"{name} is too large to be an invite. {_WHAT}")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise BadInvite(f"{name} is not text, so it is no invite. {_WHAT}") from None
    if not text.strip():
        raise BadInvite(f"There is no invite in {name}: it is empty. {_WHAT}")
    # The last one: a room's title may look like an invite, too.
    begins = [found.start() for found in _BEGINS.finditer(text)]
    if not begins or "\0" in text:
        raise BadInvite(f"There is no invite in {name}. {_WHAT}")
    return parse_invite(text[begins[-1] :])


def file_named(typed: str) -> str:
    """Give the path in what was typed, or what a terminal types for a file dropped on it; else nothing."""
    name = typed.strip()
    name = name.strip("'\"") if name[:1] in ("'", '"') else _ESCAPED.sub(r"\1", name)
    if name.startswith("file://"):
        name = unquote(name.removeprefix("file://"))
    return name if name.startswith(("/", "~", "./", "../")) or name.endswith(SUFFIX) else ""
