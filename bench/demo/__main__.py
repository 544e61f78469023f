"""``python -m bench.demo``: exit code 0 only if everything held. It ends within 110 seconds in any case."""

import asyncio
import sys
from pathlib import Path

from bench.demo.checks import verify, verify_sprint
from bench.demo.day import Day
from bench.demo.evening import Evening
from bench.demo.stage import main
from bench.demo.story import Story

WITHIN_S = 107.0


async def play(folder: Path) -> bool:
    """Let the day happen and check it; says whether all held."""
    story = Story()
    day = Day(folder, story)
    evening = Evening(day)
    try:
        async with asyncio.timeout(WITHIN_S):
            await day.gather()
            await day.sprint()
            await verify_sprint(day)
            await evening.first()
            await evening.second()
            await verify(day, evening.books)
    except (TimeoutError, RuntimeError, OSError) as error:
        story.check(False, "the day went to its end", str(error) or f"it did not within {WITHIN_S:.0f} s")
    finally:
        await day.end()
    story.tell("Everything held." if not story.failed else f"{len(story.failed)} things did not hold.")
    return not story.failed


if __name__ == "__main__":
    sys.exit(main(play, "sprint-demo-"))
