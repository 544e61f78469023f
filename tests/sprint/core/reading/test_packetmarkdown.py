"""A packet as Markdown and as HTML: what people wrote is never taken for either, and every line stays one."""

import html as entities
import re
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from sprint.core.cleaning import clean
from sprint.core.reading.packet import OtherPiece, OwnPiece, Packet, Quote, Response, Result
from sprint.core.reading.packethtml import html
from sprint.core.reading.packetmarkdown import NBSP, escaped, markdown, quoted
from tests.effort import little_effort

RENDERERS = [MarkdownIt("commonmark"), MarkdownIt("gfm-like")]
PARTS = [
    *"ab1 \t\n#>*_-+=.`~[]()<!&;:|$^%@\\/\"'",
    "&amp;",
    "<b>",
    "    ",
    "\n\n\n",
    "\u2028",
    "\u3000",
    "שלום",
]
PROSE = st.lists(st.sampled_from(PARTS), max_size=30).map("".join).filter(str.strip)
NASTY = "</style><script>alert(1)</script> [x](javascript:y) ![](http://z) \x1b[31m\u202eevil"


def rendered(markup: str, renderer: MarkdownIt) -> list[str]:
    """The lines that a reader sees."""
    page = re.sub(r"</?blockquote>\n?", "", renderer.render(markup)).strip("\n")
    page = re.sub(r"<br ?/?>\n", "\n", page.replace("</p>\n<p>", "\n\n"))
    page = re.sub(r"^<p>|</p>$", "", page)
    assert "<" not in page
    return [line.rstrip() for line in entities.unescape(page).replace(NBSP, " ").split("\n")]


@given(PROSE, st.sampled_from(["> ", ""]))
def test_every_line_is_read_as_it_was_written(text: str, prefix: str) -> None:
    wanted = [line.rstrip().replace("\t", "    ") for line in clean(text).split("\n")]
    for renderer in RENDERERS:
        got = rendered(quoted(text, prefix), renderer)
        assert [line for line in got if line] == [line for line in wanted if line]


@given(PROSE)
def test_a_heading_is_read_as_it_was_written(text: str) -> None:
    for renderer in RENDERERS:
        seen = renderer.render(f"# {escaped(text)}")
        assert entities.unescape(re.sub("</?h1>", "", seen)).strip() == " ".join(clean(text).split())


def test_stanzas_stay_as_far_apart_as_they_were() -> None:
    assert quoted("one\ntwo\n\nthree\n\n\n  four") == (
        f"> one  \n> two\n>\n> three\n>\n> &nbsp;\n>\n> &nbsp;{NBSP}four"
    )


@pytest.mark.parametrize(
    ("row", "wanted"),
    [("one ##", "one \\#\\#"), ("one#", "one\\#"), ("a # b", "a # b"), ("## b#c ##", "\\## b#c \\#\\#")],
)
def test_signs_that_would_close_a_heading_are_shown(row: str, wanted: str) -> None:
    assert escaped(row) == wanted


@pytest.mark.parametrize("sign", "#:=%@&[`*1. -")
def test_a_long_row_of_signs_costs_no_effort(sign: str) -> None:
    row = f"{sign * 100_000}x"
    with little_effort():
        assert escaped(row).replace("\\", "").replace(NBSP, " ").endswith("x")


def packet() -> Packet:
    quote = Quote("Line 2 stayed", NASTY, NASTY)
    response = Response(NASTY, NASTY, "praise", text=NASTY, quotes=(quote,), thanked=True, thanks=NASTY)
    gone = Response("Ben", "What stays", "praise", here="erased")
    own = OwnPiece(NASTY, "01 a&b.txt", "poem", NASTY, text=NASTY, note=NASTY, responses=(response, gone))
    lost = OwnPiece("Lost", "02 Lost.txt", "prose", "It waits to be read.", here="absent")
    other = OtherPiece(NASTY, NASTY, NASTY, (response,))
    results = (Result("22 November 2026", "19:45", 20, "words", 1),)
    return Packet(NASTY, NASTY, (own, lost), (other, OtherPiece("Read", "Cara", "Read.")), results, 2, 1)


class Tags(HTMLParser):
    """Which tags and attributes a page has, and its text."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.links: set[str] = set()
        self.text = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.links |= {str(value) for name, value in attrs if name in ("href", "src")}
        assert not [name for name, _ in attrs if name.startswith("on")]

    def handle_data(self, data: str) -> None:
        self.text += data


@pytest.mark.parametrize("renderer", RENDERERS)
def test_markup_that_people_wrote_is_words_in_markdown(renderer: MarkdownIt) -> None:
    page = Tags()
    page.feed(renderer.render(markdown(packet())))
    assert page.tags <= {"h1", "h2", "h3", "h4", "p", "blockquote", "em", "a", "ul", "li", "br"}
    assert page.links - {"http://z"} == {"pieces/01%20a%26b.txt"}
    assert page.text.count("<script>alert(1)</script>") == html(packet()).count("&lt;script&gt;") - 1


def test_markup_that_people_wrote_is_words_in_html() -> None:
    page = Tags()
    page.feed(html(packet()))
    assert "script" not in page.tags
    assert page.links == {"pieces/01%20a%26b.txt"}
    assert "<script>alert(1)</script>" in page.text


@pytest.mark.parametrize("write", [markdown, html])
def test_nothing_reaches_a_terminal_as_a_command_and_all_is_said(write: object) -> None:
    assert callable(write)
    page = write(packet())
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e]", page)
    for words in (
        "You gave to 2 people and heard from 1.",
        "This text was erased by whoever wrote it.",
        "This text has not come to this machine.",
        "You read it.",
        "19:45: 1 word in 20 minutes",
        "You thanked: ",
        " thanked you: ",
    ):
        assert words in page


def test_what_a_reader_quoted_is_a_quote() -> None:
    given = Response("Ben", "What stays", "praise", text="> the *sea*\n> road\nYes, this.\n\n> salt\n")
    page = markdown(
        Packet("Tea", "Ana", (OwnPiece("Road", "1.txt", "poem", "", text="x", responses=(given,)),))
    )
    assert "> the \\*sea\\*  \n> road\n\nYes, this.\n\n> salt" in page
    assert "\\>" not in page
