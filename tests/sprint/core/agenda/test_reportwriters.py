"""A report as Markdown, a page and a table: what people said is never taken for markup, nor for a formula."""

import csv
import re
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from msgspec.structs import replace

from sprint.core.agenda.dayreport import (
    Amount,
    DayReport,
    HeardPiece,
    NextDate,
    ReportPart,
    SaidBy,
    Stretch,
    ToldAll,
)
from sprint.core.agenda.reportcsv import FORMULAS, HEAD, cell, report_csv
from sprint.core.agenda.reporthtml import report_html
from sprint.core.agenda.reportmarkdown import report_markdown
from sprint.core.cleaning import clean_line
from tests.sprint.core.reading.test_packetmarkdown import NASTY, RENDERERS, Tags

AT = datetime(2026, 11, 22, 10, tzinfo=UTC)


def report(nasty: str = NASTY) -> DayReport:
    part = ReportPart(
        nasty, "read", AT, None, 2, 20, (Amount(1_234, "words"),), (HeardPiece(nasty, nasty, 1),), 1
    )
    return DayReport(
        room=nasty,
        title=nasty,
        starts=AT,
        ends=None,
        parts=(part,),
        people=(nasty, "Ben"),
        wrote=(Amount(1_234, "words"),),
        sprints=1,
        longest=Stretch(AT, 20),
        pieces=1,
        responses=1,
        announced=(ToldAll(AT, nasty, nasty),),
        said=(SaidBy(nasty, nasty, nasty, nasty),),
        coming=NextDate(AT, nasty),
        left_out=True,
    )


@pytest.mark.parametrize("renderer", RENDERERS)
def test_what_people_said_is_words_in_markdown(renderer: MarkdownIt) -> None:
    page = Tags()
    page.feed(renderer.render(report_markdown(report())))
    assert page.tags <= {"h1", "h2", "h3", "p", "blockquote", "em", "ul", "li", "br", "a", "code"}
    assert not page.links - {"http://z"}
    assert page.text.count("<script>alert(1)</script>") == report_html(report()).count("&lt;script&gt;") - 2


def test_what_people_said_is_words_in_html() -> None:
    page = Tags()
    page.feed(report_html(report()))
    assert "script" not in page.tags
    assert not page.links
    assert "<script>alert(1)</script>" in page.text


@pytest.mark.parametrize("write", [report_markdown, report_html, report_csv])
def test_nothing_reaches_a_terminal_as_a_command_and_the_circles_sum_is_in_it(write: object) -> None:
    assert callable(write)
    page = write(report())
    assert not re.search("[\x00-\x08\x0b-\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e]", page)
    assert "1,234 words" in page or '"1234","words"' in page
    assert "2026" in page


@given(st.text())
def test_no_cell_is_a_formula_and_every_word_of_it_is_there(words: str) -> None:
    ((got,),) = csv.reader([cell(words)], strict=True)
    shown = clean_line(words)
    assert got.removeprefix("'") == shown.removeprefix("'")
    assert got.lstrip(' "\N{NO-BREAK SPACE}')[:1] not in set(FORMULAS)


@pytest.mark.parametrize(
    "words", ["=1+1", "+1", "-1", "@SUM(A1)", " =1", "\t=1", "\r\n=1", "＝1", "\u200b=1"]
)
def test_what_begins_as_a_formula_gets_an_apostrophe(words: str) -> None:
    assert cell(words).startswith("\"'")


def test_a_number_below_nothing_stays_a_number() -> None:
    cut = replace(report(), wrote=(Amount(-120, "words"),))
    rows = csv.DictReader(report_csv(cut).splitlines(), strict=True)
    (row,) = [row for row in rows if row["what"] == "written in all"]
    assert (row["number"], row["unit"]) == ("-120", "words")


def test_every_row_of_the_table_has_every_column() -> None:
    rows = list(csv.reader(report_csv(report('a "quoted", word\n=1')).splitlines(), strict=True))
    assert tuple(rows[0]) == HEAD
    assert {len(row) for row in rows} == {len(HEAD)}
    assert [row[0] for row in rows[1:]] == [
        *("day", "person", "person", "part", "writers", "written", "piece", "responses", "written in all"),
        *("longest stretch", "pieces in all", "responses in all", "intention", "report", "commitment"),
        *("announcement", "next"),
    ]
    assert rows[-2][-1] == 'a "quoted", word =1'
