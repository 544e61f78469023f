"""Websocket frames by themselves: writing one for many readers, and putting a message in pieces together."""

from typing import Final

from websockets.frames import Frame, Opcode

PING: Final = Frame(Opcode.PING, b"").serialize(mask=False)


def packed(text: bytes) -> bytes:
    """A text frame as it goes over the wire."""
    return Frame(Opcode.TEXT, text).serialize(mask=False)


class Pieces:
    """The pieces of one message so far; the library sees to their order and to their size in all."""

    __slots__ = ("_so_far",)

    def __init__(self) -> None:
        self._so_far = bytearray()

    def add(self, frame: Frame) -> bytes | None:
        """Take one more piece; returns the message when it is whole."""
        self._so_far += frame.data
        return bytes(self._so_far) if frame.fin else None
