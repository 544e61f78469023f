"""What a signed text must look like before anybody reads it as an act.

Every program must read the same act from one text, or refuse it as one, or members would come to disagree
about a room. So what JSON parsers differ about is refused first: a key given twice, deep nesting, text that
is not Unicode.
"""

import json
import re
from collections.abc import Iterable

from sprint.core.errors import Refused

LONGEST_ACT = 32_768
DEEPEST_ACT = 16


def check_form(text: str) -> None:
    """Raise ``Refused`` unless ``text`` is plain JSON of at most 32,768 bytes, nested at most 16 deep."""
    try:
        size = len(text.encode())
    except UnicodeEncodeError as error:
        raise _malformed("it is no Unicode text") from error
    if size > LONGEST_ACT:
        raise _malformed(f"it has {size} bytes, where {LONGEST_ACT} are allowed")
    if text.count("{") + text.count("[") > DEEPEST_ACT and _depth(text) > DEEPEST_ACT:
        raise _malformed("it is nested too deep")
    try:
        _plain.decode(text)
    except ValueError as error:
        raise _malformed(str(error)) from error


def is_word(kind: str) -> bool:
    """Say whether this could be the kind of an act: a short word of small letters and hyphens."""
    return _WORD.fullmatch(kind) is not None


def _malformed(why: str) -> Refused:
    return Refused("malformed", f"That act is not well formed: {why}.")


def _depth(text: str) -> int:
    depth = deepest = 0
    for bracket in _BRACKET.findall(_STRING.sub("", text)):
        depth += 1 if bracket in "{[" else -1
        deepest = max(deepest, depth)
    return deepest


def _without_twins(pairs: Iterable[tuple[str, object]]) -> None:
    keys = [key for key, _ in pairs]
    if len(set(keys)) < len(keys):
        raise ValueError("a key is given twice")


_WORD = re.compile(r"[a-z][a-z-]{0,31}")
_BRACKET = re.compile(r"[][{}]")
# Possessive, and matching to the end where the closing quote is missing: linear, whatever is sent.
_STRING = re.compile(r'"(?s:[^"\\]|\\.)*+"?')
_plain = json.JSONDecoder(object_pairs_hook=_without_twins, parse_int=len, parse_float=len)
