"""The text of the settings file: read into ``Settings`` with complaints, or begun with all of it explained.

One bad line spoils nothing else: it is complained of, and its setting keeps its default.
"""

import re
from typing import Any, Final

import msgspec

from sprint.core.errors import BadInput
from sprint.core.kinds import Kind
from sprint.core.settings import DEFAULTS, KEYS, Key, Settings, key_named

HEAD: Final = (
    "# Your settings for Sprint. A setting with a # before it is as usual: take the # away to change it,\n"
    "# or use `sprint config set`, or the screen of settings in the program.\n"
)

_LONG_NUMBER: Final = re.compile(r"[0-9][0-9_]{99,}")


class Reading(msgspec.Struct, frozen=True):
    """What a file says: the ``settings``, the names ``chosen`` in it, and a sentence for each bad line."""

    settings: Settings = DEFAULTS
    chosen: tuple[str, ...] = ()
    complaints: tuple[str, ...] = ()


def read_text(text: str, file: str) -> Reading:
    """Read the text of the file that a person knows as ``file``."""
    try:
        table = _table(text)
    except (ValueError, RecursionError) as error:
        return Reading(complaints=(_unreadable(error, text, file),))
    values: dict[str, Any] = {}
    complaints = []
    for name, found in table.items():
        try:
            values[name] = key_named(name).read(found)
        except BadInput as error:
            sentence = str(error)
            complaints.append(f"{file}{_line_of(name, text)}: {sentence[0].lower()}{sentence[1:]}")
    return Reading(msgspec.structs.replace(DEFAULTS, **values), tuple(values), tuple(complaints))


def fresh_text(settings: Settings = DEFAULTS) -> str:
    """A new file: every setting with its explanation, those that are as usual left as comments."""
    parts, group = [HEAD], ""
    for key in KEYS:
        if key.group != group:
            group = key.group
            parts.append(f"\n# -- {group} {'-' * (72 - len(group))}\n")
        usual = key.of(settings) == key.default
        line = default_line(key) if usual else f"{key.name} = {toml_value(key.kind, key.of(settings))}"
        parts.append(f"\n{explaining(key)}\n{line}\n")
    return "".join(parts)


def explaining(key: Key) -> str:
    """The comment above a setting, in two lines."""
    return f"# {key.help}\n# It can be {key.kind.words}."


def default_line(key: Key) -> str:
    """The comment that stands where a setting would, and says what holds without it."""
    return f"# {key.name} = {toml_value(key.kind, key.default)}"


def toml_value(kind: Kind, value: Any) -> str:
    """A value as TOML; the words of settings need no escaping."""
    plain = kind.plain(value)
    if isinstance(plain, bool):
        return "true" if plain else "false"
    if isinstance(plain, list):
        return "[" + ", ".join(f'"{word}"' for word in plain) + "]"
    return str(plain) if isinstance(plain, int) else f'"{plain}"'


def _table(text: str) -> dict[str, Any]:
    # Imported here: most people have no file, and home is painted sooner without it.
    import tomllib

    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError:
        raise
    except ValueError:
        # Python reads no number of thousands of digits. No setting takes a shorter one that is as absurd
        # either, so that one is complained of by its name, and the rest of the file applies.
        return tomllib.loads(_LONG_NUMBER.sub("9" * 20, text))


def _unreadable(error: Exception, text: str, file: str) -> str:
    found = re.search(r"at line (\d+)", str(error))
    line = int(found[1]) if found else text.count("\n") + 1
    return (
        f"{file}, line {line}: this is not TOML, so none of the file applies. "
        "Mend it with `sprint config edit`; nothing was changed."
    )


def _line_of(name: str, text: str) -> str:
    found = re.search(rf"^[ \t]*[\[\"']*{re.escape(name)}[\]\"']*[ \t]*(?:[=.]|$)", text, re.MULTILINE)
    return f", line {text.count(chr(10), 0, found.start()) + 1}" if found else ""
