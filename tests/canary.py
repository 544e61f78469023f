"""Canaries: random words put into everything private of a day, and the search for them where none may be.

A canary is ASCII letters. It is looked for as it is, in UTF-16, in hexadecimal, and in base64 at every
alignment, so that no way of writing it down would hide it. All canaries of one run begin with the same
letters: where those are in no disguise, no canary is, and a whole memory is searched for one word only.
"""

import base64
import secrets
import string
from collections.abc import Iterator
from pathlib import Path


def _letters(number: int) -> str:
    return "".join(secrets.choice(string.ascii_letters) for _ in range(number))


#: How every canary of this run begins.
MARK = _letters(10)


def canary() -> str:
    """A word that nothing else contains."""
    return MARK + _letters(16)


def disguises(word: str) -> dict[str, bytes]:
    """The ways in which a word may be written down, by name."""
    plain = word.encode()
    found = {
        "as it is": plain,
        "UTF-16, little end first": word.encode("utf-16-le"),
        "UTF-16, big end first": word.encode("utf-16-be"),
        "hexadecimal": plain.hex().encode(),
        "hexadecimal in capitals": plain.hex().upper().encode(),
    }
    for shift in range(3):
        # What stands before the word changes the first digits, and what stands after it the last ones.
        digits = base64.b64encode(b"\0" * shift + plain)
        first, last = -(-shift * 8 // 6), (shift + len(plain)) * 8 // 6
        found[f"base64 at {shift}"] = digits[first:last]
        found[f"base64 for addresses at {shift}"] = base64.urlsafe_b64encode(b"\0" * shift + plain)[
            first:last
        ]
    return found


def sightings(words: dict[str, str], where: str, data: bytes) -> list[str]:
    """Which of ``words``, by what they were put into, are in ``data``, and in which disguise.

    Where only the beginning of a canary is, that is said too.
    """
    marked = any(pattern in data for pattern in disguises(MARK).values())
    found = [
        f"{what}, {how}, in {where}"
        for what, word in words.items()
        if marked or not word.startswith(MARK)
        for how, pattern in disguises(word).items()
        if pattern in data
    ]
    return found or ([f"a part of a canary in {where}"] if marked else [])


def memory_of(pid: int) -> Iterator[tuple[str, bytes]]:
    """Everything that a process holds in memory, one mapping after the other."""
    with Path(f"/proc/{pid}/mem").open("rb", buffering=0) as memory:
        for line in Path(f"/proc/{pid}/maps").read_text().splitlines():
            span, rights, *rest = line.split()
            first, last = (int(end, 16) for end in span.split("-"))
            if not rights.startswith("r") or line.endswith(("[vvar]", "[vsyscall]", "[vvar_vclock]")):
                continue
            memory.seek(first)
            try:
                yield f"memory at {span} {' '.join(rest[3:])}", memory.read(last - first)
            except OSError:
                continue


def frames_of(stream: bytes) -> bytes:
    """What the websocket frames in a stream carry, with a member's mask taken off."""
    _, found, rest = stream.partition(b"\r\n\r\n")
    said = bytearray()
    while found and len(rest) >= 2:
        masked, size, at = rest[1] & 0x80, rest[1] & 0x7F, 2
        if size in (126, 127):
            width = 2 if size == 126 else 8
            size, at = int.from_bytes(rest[2 : 2 + width], "big"), 2 + width
        mask = rest[at : at + 4] if masked else bytes(4)
        at += 4 if masked else 0
        body = rest[at : at + size]
        said += _unmasked(body, mask)
        rest = rest[at + size :]
    return bytes(said)


def _unmasked(body: bytes, mask: bytes) -> bytes:
    whole = int.from_bytes(body, "big") ^ int.from_bytes((mask * (len(body) // 4 + 1))[: len(body)], "big")
    return whole.to_bytes(len(body), "big")
