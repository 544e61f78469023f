"""Prometheus' text format, version 0.0.4: a page of metrics, each with its help, type and samples.

Written here rather than taken from a package, because it is so little; docs/decisions/relay.md has the
figures.
"""

from collections.abc import Mapping
from typing import Final, Literal

from server.tally import Histogram

CONTENT_TYPE: Final = "text/plain; version=0.0.4; charset=utf-8"
Kind = Literal["counter", "gauge", "histogram"]


class Page:
    """A page of metrics in the order in which they are put on it."""

    def __init__(self) -> None:
        self._lines: list[str] = []

    def put(self, kind: Kind, name: str, about: str, value: float) -> None:
        """A metric with one sample."""
        self._begin(kind, name, about)
        self._lines.append(f"{name} {_number(value)}")

    def put_each(self, kind: Kind, name: str, about: str, values: Mapping[tuple[str, ...], float]) -> None:
        """A metric with a sample for each set of labels: name, value, the next name, and so on."""
        self._begin(kind, name, about)
        for labels, value in values.items():
            self._lines.append(f"{name}{_braced(labels)} {_number(value)}")

    def put_histogram(self, name: str, about: str, values: Histogram) -> None:
        """How many values were below each bound, their sum and their number."""
        self._begin("histogram", name, about)
        *below, number = values.cumulated()
        for bound, count in zip(values.bounds, below, strict=True):
            self._lines.append(f'{name}_bucket{{le="{_number(bound)}"}} {count}')
        self._lines.append(f'{name}_bucket{{le="+Inf"}} {number}')
        self._lines.append(f"{name}_sum {_number(values.total)}")
        self._lines.append(f"{name}_count {number}")

    def text(self) -> str:
        """The whole page; its last line ends as the format wants it."""
        return "\n".join(self._lines) + "\n"

    def _begin(self, kind: Kind, name: str, about: str) -> None:
        self._lines.append(f"# HELP {name} {about}")
        self._lines.append(f"# TYPE {name} {kind}")


def _braced(labels: tuple[str, ...]) -> str:
    pairs = zip(labels[::2], labels[1::2], strict=True)
    return "{" + ",".join(f'{name}="{_escaped(value)}"' for name, value in pairs) + "}"


def _escaped(value: str) -> str:
    return value.replace("\\", r"\\").replace('"', r"\"").replace("\n", r"\n")


def _number(value: float) -> str:
    return str(int(value)) if value == int(value) else repr(float(value))
