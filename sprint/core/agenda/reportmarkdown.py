"""The report of a day as Markdown: what people said is never taken for Markdown or HTML."""

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
from sprint.core.reading.packetmarkdown import escaped, quoted


def report_markdown(report: DayReport) -> str:
    """The whole report."""
    title = f": {report.title}" if report.title else ""
    blocks = [f"# {escaped((report.room or 'A circle') + title)}", escaped(f"{when_words(report)}.")]
    blocks += [escaped(line) for line in picture_lines(report)]
    if line := next_line(report.coming):
        blocks.append(escaped(line))
    if line := hidden_line(report):
        blocks.append(f"*{line}*")
    for head, found in (
        ("The day", ["\n".join(_parts(report))]),
        ("Notes of the talk", [_note(note) for part in report.parts for note in part.notes]),
        ("What was said", [_said(one) for one in report.said]),
        (
            "Announced",
            [f"{one.at:%H:%M} · {escaped(one.by)}:\n\n{quoted(one.words)}" for one in report.announced],
        ),
    ):
        if found:
            blocks += [f"## {head}", *found]
    return "\n\n".join(blocks) + "\n"


def _parts(report: DayReport) -> list[str]:
    lines: list[str] = []
    for part in report.parts:
        lines.append(f"- {escaped(part_line(part))}")
        lines += [f"  - {escaped(piece_line(piece))}" for piece in part.pieces]
    return lines


def _note(note: TalkNote) -> str:
    return f"{'Topic, ' if note.topic else ''}{escaped(note.by)}:\n\n{quoted(note.words)}"


def _said(said: SaidBy) -> str:
    blocks = [f"### {escaped(said.name)}"]
    for head, words in (
        ("Meant to", said.intention),
        ("How it went", said.report),
        ("Will", said.commitment),
    ):
        if words:
            blocks += [f"{head}:", quoted(words)]
    return "\n\n".join(blocks)
