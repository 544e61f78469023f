"""Every word with which the rules of reading refuse something is tried in a test beside this one."""

import re
from pathlib import Path

from sprint.core import reading

CODES = re.compile(r'Refused\(\s*"([a-z-]+)"')


def test_every_refusal_is_tried() -> None:
    sources = Path(reading.__file__).parent.glob("*.py")
    codes = {code for path in sources for code in CODES.findall(path.read_text(encoding="utf-8"))}
    tests = "".join(path.read_text(encoding="utf-8") for path in Path(__file__).parent.glob("test_*.py"))
    assert len(codes) > 25
    assert {code for code in codes if f'"{code}"' not in tests} == set()
