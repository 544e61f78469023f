"""Sentences about sprints for people: warm, plain, and without any ranking."""

from collections.abc import Sequence
from pathlib import Path

from sprint.core.cleaning import clean_line
from sprint.core.counting import Unit
from sprint.core.figures import named_count
from sprint.desk.records import SprintRecord
from sprint.telling.moments import Moments, about


def ended(words: str) -> str:
    """Words with an end; a title may have one of its own."""
    return f"{words}." if words[-1:].isalnum() else words


def amount_of(record: SprintRecord) -> int | None:
    """What was written in a sprint that is kept, at least 0; None without a count."""
    count = record.result if record.result is not None else record.count
    if record.source == "none":
        return None
    if count is not None:
        return max(0, count - record.baseline)
    if record.added is None or record.removed is None:
        return None
    # Left in the middle: what was tallied last.
    return max(0, record.added - record.removed)


def spent_ms(record: SprintRecord) -> int:
    """The time that was really spent in a sprint that is kept, as far as it is known."""
    if record.active_ms is not None:
        return record.active_ms + (record.rested_ms or 0)
    return record.length_ms if record.ended else 0


def last_line(record: SprintRecord, moments: Moments) -> str:
    """The last sprint in a line: ``Yesterday: 412 words in 25 min.``"""
    day = moments.day(record.started_at)
    amount = amount_of(record)
    if not amount and not record.ended:
        return f"{day[:1].upper()}{day[1:]}: a sprint, left in the middle."
    what = "time at the page" if amount is None else named_count(amount, record.unit)
    time, end = spent_ms(record), "" if record.ended else ", left in the middle"
    return f"{day[:1].upper()}{day[1:]}: {what}{f' in {about(time)}' if time else ''}{end}."


def last_day_line(records: Sequence[SprintRecord], moments: Moments) -> str:
    """The last day with sprints in a line: ``Today: 812 words in 3 sprints, 75 min.``; newest first, all of
    one day. One that was left in the middle is no sprint of the day, but its words and its time are.
    """
    if len(records) == 1:
        return last_line(records[0], moments)
    sums: dict[Unit, int] = {}
    for record in records:
        amount = amount_of(record)
        if amount is not None:
            sums[record.unit] = sums.get(record.unit, 0) + amount
    day = moments.day(records[0].started_at)
    what = several([named_count(amount, unit) for unit, amount in sums.items() if amount])
    ended, spent = sum(record.ended for record in records), sum(map(spent_ms, records))
    sprints = ("sprints left in the middle", "one sprint")[ended] if ended < 2 else f"{ended} sprints"
    time = f", {about(spent)}" if spent else ""
    return f"{day[:1].upper()}{day[1:]}: {what or 'time at the page'} in {sprints}{time}."


def path_shown(path: Path) -> str:
    """A path as a person writes it, with their home folder as ``~``."""
    try:
        shown = f"~/{path.relative_to(Path.home())}"
    except (ValueError, RuntimeError):
        shown = str(path)
    return clean_line(shown)


def not_kept(trouble: object) -> str:
    """What one chose holds now, but the settings file did not take it, for this ``trouble``."""
    return f"This could not be kept for the next start: {trouble}"


def several(names: list[str]) -> str:
    """Names in a row: ``Ana``, ``Ana and Ben``, ``Ana, Ben and Cara``."""
    if len(names) < 2:
        return "".join(names)
    return f"{', '.join(names[:-1])} and {names[-1]}"
