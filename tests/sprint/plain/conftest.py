"""Three people at a room, who type lines."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.sprint.plain.typists import Circle, typing
from tests.sprint.writing.evening import Evening


@pytest.fixture
async def circle(tmp_path: Path) -> AsyncIterator[Circle]:
    async with typing(Evening(), tmp_path) as circle:
        yield circle
