"""The paragraphs of a packet, as somebody sees them who knows nothing of how it is made: of the page, and of
the Markdown once it is rendered.
"""

import re
from html.parser import HTMLParser
from pathlib import Path
from typing import Final, NamedTuple

from markdown_it import MarkdownIt
from markdown_it.token import Token

HEAD: Final = re.compile(
    r"(Lines? \d+( to \d+)? stayed|A (question|note) at lines? \d+( to \d+)?)([.:]|: .*)"
)


class Block(NamedTuple):
    """A heading, or a paragraph of one kind: words, aside, head of a mark, or quoted."""

    kind: str
    text: str


def blocks_of_page(file: Path) -> list[Block]:
    """What stands in ``packet.html``."""
    reader = _Page()
    reader.feed(file.read_text(encoding="utf-8"))
    return reader.blocks


def blocks_of_markdown(file: Path) -> list[Block]:
    """What stands in ``packet.md``."""
    tokens = MarkdownIt().parse(file.read_text(encoding="utf-8"))
    blocks: list[Block] = []
    quoted = 0
    for before, token in zip([None, *tokens], tokens, strict=False):
        quoted += {"blockquote_open": 1, "blockquote_close": -1}.get(token.type, 0)
        if token.type == "inline" and before is not None:
            blocks.append(_block(before, token, quoted=quoted > 0))
    return blocks


def _block(before: Token, token: Token, *, quoted: bool) -> Block:
    parts = token.children or []
    text = "".join("\n" if part.type in ("hardbreak", "softbreak") else part.content for part in parts)
    text = text.replace("\u00a0", " ")
    if before.type == "heading_open":
        return Block(before.tag, text)
    if quoted:
        return Block("quote", text)
    if any(part.type == "em_open" for part in parts[:2]):
        return Block("aside", text)
    return Block("head" if HEAD.fullmatch(text) else "text", text)


class _Page(HTMLParser):
    """The headings and paragraphs of the page, by what they are marked as."""

    def __init__(self) -> None:
        super().__init__()
        self.blocks: list[Block] = []
        self._open: list[str] = []
        self._kind, self._said = "", ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        name = dict(attrs).get("class") or ""
        if tag in ("blockquote", "div") and name != "text":
            self._open.append("quote" if tag == "blockquote" else name)
        elif tag in ("h1", "h2", "h3", "h4", "p") or name == "text":
            inside = self._open[-1] if self._open else ""
            self._kind, self._said = _kind(tag, name, inside), ""

    def handle_endtag(self, tag: str) -> None:
        if self._kind and tag in ("h1", "h2", "h3", "h4", "p", "div"):
            self.blocks.append(Block(self._kind, self._said))
            self._kind = ""
        elif tag in ("blockquote", "div"):
            self._open.pop()

    def handle_data(self, data: str) -> None:
        self._said += data


def _kind(tag: str, name: str, inside: str) -> str:
    if tag.startswith("h"):
        return tag
    if name == "aside" or inside == "quote":
        return name if name == "aside" else "quote"
    return "head" if inside == "mark" else "text"
