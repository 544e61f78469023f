"""The report of a day as one page of HTML, as packets are: what people said is text and never markup."""

from sprint.core.agenda.dayreport import (
    DayReport,
    SaidBy,
    TalkNote,
    hidden_line,
    next_line,
    part_line,
    picture_lines,
    piece_line,
    when_words,
)
from sprint.core.reading.htmlpage import aside, heading, listed, page, paragraph, quoted, section


def report_html(report: DayReport) -> str:
    """The whole report."""
    title = f"{report.room or 'A circle'}{f': {report.title}' if report.title else ''}"
    parts = [paragraph(f"{when_words(report)}."), *map(paragraph, picture_lines(report))]
    if line := next_line(report.coming):
        parts.append(paragraph(line))
    if line := hidden_line(report):
        parts.append(aside(line))
    for head, found in (
        ("The day", _parts(report)),
        ("Notes of the talk", [_note(note) for part in report.parts for note in part.notes]),
        ("What was said", [_said(one) for one in report.said]),
        (
            "Announced",
            [paragraph(f"{one.at:%H:%M} · {one.by}:") + quoted(one.words) for one in report.announced],
        ),
    ):
        if found:
            parts.append(section(head, found))
    return page(title, parts)


def _parts(report: DayReport) -> list[str]:
    found: list[str] = []
    for part in report.parts:
        found.append(paragraph(part_line(part)))
        if part.pieces:
            found.append(listed(map(piece_line, part.pieces)))
    return found


def _note(note: TalkNote) -> str:
    return paragraph(f"{'Topic, ' if note.topic else ''}{note.by}:") + quoted(note.words)


def _said(said: SaidBy) -> str:
    found = [heading(3, said.name)]
    for head, words in (
        ("Meant to:", said.intention),
        ("How it went:", said.report),
        ("Will:", said.commitment),
    ):
        if words:
            found += [paragraph(head), quoted(words)]
    return "\n".join(found)
