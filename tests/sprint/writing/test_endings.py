"""Every word with which a relay ends a link becomes an error with its own exit code."""

import pytest

from sprint.core import wire
from sprint.core.errors import OtherVersion, Refused, RelayTrouble, RoomRefused, SprintError, Untrusted
from sprint.writing.endings import stopped

FINAL = [code for code, (_, back) in wire.CLOSE_CODES.items() if not back]


@pytest.mark.parametrize(
    ("code", "kind"),
    [
        ("wrong-secret", RoomRefused),
        ("unknown-room", RoomRefused),
        ("closed-room", RoomRefused),
        ("taken-over", RoomRefused),
        ("forbidden", RoomRefused),
        ("removed", RoomRefused),
        ("forked", Untrusted),
        ("behind", Untrusted),
        ("untrusted", Untrusted),
        ("other-version", OtherVersion),
        ("full", Refused),
        ("malformed", RelayTrouble),
        ("unreachable", RelayTrouble),
        ("something new", RelayTrouble),
    ],
)
def test_a_word_becomes_its_error(code: str, kind: type[SprintError]) -> None:
    error = stopped(code, "That is why.")
    assert type(error) is kind
    assert str(error) == "That is why."


def test_every_final_word_of_the_protocol_is_known() -> None:
    known = {code for code in FINAL if type(stopped(code, "")) is not RelayTrouble}
    assert set(FINAL) - known == {"malformed"}
