"""``python -m bench.engagement``: exit code 0 only if everything held. It ends within 170 seconds."""

import asyncio
import sys
from pathlib import Path

from bench.demo.stage import main
from bench.demo.story import Story
from bench.engagement.checks import verify
from bench.engagement.day import EngagementDay

WITHIN_S = 165.0


async def play(folder: Path) -> bool:
    """Let the day happen and check it; says whether all held."""
    story = Story()
    day = EngagementDay(folder, story)
    try:
        async with asyncio.timeout(WITHIN_S):
            await day.gather()
            await day.begin()
            await day.first_sprint()
            await day.tea()
            await day.second_sprint()
            await day.read()
            await day.talk()
            await day.close()
            await verify(day)
    except (TimeoutError, RuntimeError, OSError) as error:
        story.check(False, "the day went to its end", str(error) or f"it did not within {WITHIN_S:.0f} s")
    finally:
        await day.end()
    story.tell("Everything held." if not story.failed else f"{len(story.failed)} things did not hold.")
    return not story.failed


if __name__ == "__main__":
    sys.exit(main(play, "sprint-day-"))
