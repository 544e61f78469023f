"""One setting put into the text of a settings file, or taken out of it, with all else in it as it was.

A file is its owner's: it may have tables of their own, texts of several lines, and words in them that look
like settings. What comes out is read again before it is given back.
"""

from typing import TYPE_CHECKING, Any

from sprint.core.errors import DeskTrouble
from sprint.core.settings import Key
from sprint.core.settingtext import default_line, explaining, toml_value

if TYPE_CHECKING:
    from tomlkit import TOMLDocument


def with_setting(text: str, key: Key, value: Any, file: str) -> str:
    """The text of ``file`` with ``key`` set to ``value``; raises ``DeskTrouble`` for what is not TOML."""
    document, others = _document(text, file), _others(text, key)
    plain, line = key.kind.plain(value), f"{key.name} = {toml_value(key.kind, value)}"
    if key.name in document:
        document[key.name] = plain
        after = document.as_string()
    else:
        after = text.replace(f"{default_line(key)}\n", f"{line}\n", 1)
    if _table(after) == {**others, key.name: plain}:
        return after
    # No such comment, or one that is not where settings are. The end of a file may be in a table, the
    # beginning never is.
    document = _document(text, file)
    if key.name in document:
        document.remove(key.name)
    before = document.as_string()
    document.append(key.name, plain)
    after = document.as_string()
    return after if _table(after) == {**others, key.name: plain} else f"{line}\n{before}"


def without_setting(text: str, key: Key, file: str) -> str | None:
    """The text of ``file`` without ``key``, its comment back in its place; None where it is not set.

    Raises as ``with_setting``.
    """
    document = _document(text, file)
    if key.name not in document:
        return None
    document.remove(key.name)
    without, above = document.as_string(), f"{explaining(key)}\n"
    commented = without.replace(above, f"{above}{default_line(key)}\n", 1)
    return commented if _table(commented) == _others(text, key) else without


def _others(text: str, key: Key) -> dict[str, Any]:
    return {name: found for name, found in _table(text).items() if name != key.name}


def _table(text: str) -> dict[str, Any]:
    import tomllib

    # A float is compared as it is written: "nan" is nan, which a number never is.
    return tomllib.loads(text, parse_float=str)


def _document(text: str, file: str) -> "TOMLDocument":
    # Imported when a setting is first changed: it takes long, and most starts change none.
    import tomlkit

    try:
        _table(text)
        return tomlkit.parse(text)
    # A number that is too long is a ValueError as well as a line that is not TOML.
    except (ValueError, RecursionError) as error:
        raise DeskTrouble(
            f"{file} has a line that is not TOML, so nothing was written into it. "
            "Mend it with `sprint config edit`."
        ) from error
