"""``python -m bench.faults``: pieces and responses while things die; exit code 0 only if everything held.

Without a part it does all of them, in about ten minutes. The seed says what is given, and who is killed
when; how far a text has come by then is the machine's, so what a seed found may need a second try.
"""

import argparse
import asyncio
import random
import shutil
import sys
import tempfile
from pathlib import Path

from bench.demo.story import Story
from bench.faults.cuts import run_cuts
from bench.faults.full import run_full
from bench.faults.kills import run_kills
from bench.faults.slow import run_slow
from bench.faults.spoilt import run_spoilt
from bench.faults.writes import run_writes

SHORT_PARTS = {
    "cuts": run_cuts,
    "full": run_full,
    "spoilt": run_spoilt,
    "slow": run_slow,
    "writes": run_writes,
}
PARTS = ("kills", *SHORT_PARTS)


async def _play(folder: Path, parts: list[str], seed: int, kills: int) -> bool:
    story = Story()
    story.tell(f"The seed is {seed}; `--seed {seed}` does the same again.")
    for name, part in SHORT_PARTS.items():
        if name in parts:
            (folder / name).mkdir()
            await part(folder / name, seed, story)
    if "kills" in parts:
        await run_kills(folder / "kills", seed, kills, story)
    story.tell("Everything held." if not story.failed else f"{len(story.failed)} things did not hold.")
    return not story.failed


def main() -> int:
    """Do the parts in a folder of its own, which is kept where something failed."""
    parser = argparse.ArgumentParser(prog="python -m bench.faults", description=__doc__)
    parser.add_argument("parts", nargs="*", metavar="PART", help=f"any of {', '.join(PARTS)}; all by default")
    parser.add_argument("--kills", type=int, default=200, metavar="N", help="how often something is killed")
    parser.add_argument("--seed", type=int, default=None, metavar="N", help="do what another run did")
    given = parser.parse_args()
    if unknown := set(given.parts) - set(PARTS):
        parser.error(f"there is no part {', '.join(sorted(unknown))}")
    seed = random.SystemRandom().getrandbits(32) if given.seed is None else given.seed
    folder = Path(tempfile.mkdtemp(prefix="sprint-faults-"))
    held = asyncio.run(_play(folder, given.parts or list(PARTS), seed, given.kills))
    if held:
        shutil.rmtree(folder)
        return 0
    print(f"What was left is in {folder}.")
    return 1


if __name__ == "__main__":
    sys.exit(main())
