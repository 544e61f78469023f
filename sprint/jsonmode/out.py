"""Standard output as JSON lines."""

import msgspec

from sprint.writing.pipes import LinesOut


class JsonOut(LinesOut):
    """Lines of one JSON object each."""

    def say(self, line: msgspec.Struct | dict[str, object]) -> None:
        """Write one object."""
        self.write(msgspec.json.encode(line) + b"\n")
