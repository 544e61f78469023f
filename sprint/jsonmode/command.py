"""What every command is that a program writes to our standard input."""

import msgspec


class Command(msgspec.Struct, frozen=True, tag_field="do", forbid_unknown_fields=True):
    """A JSON object that is told apart by ``do``."""
