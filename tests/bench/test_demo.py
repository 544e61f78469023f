"""A packet is read as it stands, page and Markdown alike, and unfair tables are noticed."""

from pathlib import Path
from typing import Any

import pytest

from bench.demo.fairness import recount
from bench.demo.packetblocks import blocks_of_markdown, blocks_of_page
from bench.demo.packetreading import Entry, Section, sections_of
from bench.demo.phrases import said
from sprint.core.reading.packet import OwnPiece, Packet, Quote, Response
from sprint.core.reading.packethtml import html
from sprint.core.reading.packetmarkdown import markdown


def test_page_and_markdown_say_the_same(tmp_path: Path) -> None:
    text = said("Tove", "Salt", "What stays")
    quotes = (Quote("Line 1 stayed", "Salt"), Quote("A note at lines 2 to 3", "so\n  much", "Here, *twice*."))
    response = Response("Tove", "What stays", "praise", False, "here", text, quotes, True, "For <that>!")
    piece = OwnPiece("Salt", "01 Salt.txt", "poem", "Read.", "here", "Salt\n\nso\n  much", "", (response,))
    packet = Packet("Ink & tea", "Ana", (piece,))
    (tmp_path / "packet.html").write_text(html(packet), encoding="utf-8")
    (tmp_path / "packet.md").write_text(markdown(packet), encoding="utf-8")
    heads = ("Line 1 stayed:", "A note at lines 2 to 3: Here, *twice*.")
    entry = Entry("Tove", "What stays", text, heads, "You thanked: For <that>!")
    section = Section("Your pieces", "Salt", "Salt\n\nso\n  much", (entry,), ("Salt", "so\n  much"))
    assert sections_of(blocks_of_page(tmp_path / "packet.html")) == [section]
    assert sections_of(blocks_of_markdown(tmp_path / "packet.md")) == [section]


def _state(dealt: dict[str, str]) -> dict[str, Any]:
    pieces = [
        {"by": by, "reading": "r", "readers": [{"name": name, "guest": False} for name in readers]}
        for by, readers in dealt.items()
    ]
    return {"readings": [{"id": "r"}], "pieces": pieces, "members": [{"name": name} for name in dealt]}


@pytest.mark.parametrize(
    ("dealt", "broken"),
    [
        ({"A": "BC", "B": "CA", "C": "AB"}, []),
        ({"A": "AB", "B": "CA", "C": "BC"}, [0]),
        ({"A": "BB", "B": "CA", "C": "AC"}, [0, 1]),
        ({"A": "BCD", "B": "A", "C": "AB", "D": "AB"}, [2, 3]),
        ({"A": "BC", "B": "A", "C": ""}, [4]),
    ],
)
def test_what_is_unfair_is_noticed(dealt: dict[str, str], broken: list[int]) -> None:
    held = [holds for _, holds, _ in recount(_state(dealt))]
    assert [number for number, holds in enumerate(held) if not holds] == broken
