import stat
import subprocess
import sys
from pathlib import Path

import pytest

from sprint.core.errors import DeskTrouble
from sprint.desk.desk import Desk
from sprint.desk.folders import Folders
from sprint.desk.records import IdentityRecord
from tests.sprint.desk.failing import FailingDisk

ANA = IdentityRecord(seed=bytes(range(32)), name="Ana [/b]", made_at=1_790_000_000_000)


def test_the_identity_is_kept_privately_and_found_again(tmp_path: Path) -> None:
    with Desk.open(Folders.under(tmp_path)) as desk:
        assert desk.identity() is None
        desk.keep_identity(IdentityRecord(seed=ANA.seed, name="An", made_at=ANA.made_at))
        desk.keep_identity(ANA)
    with Desk.open(Folders.under(tmp_path)) as desk:
        assert desk.identity() == ANA
    for path in tmp_path.glob("identity.json*"):
        assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=" in (tmp_path / "identity.json").read_text()


def test_a_seed_has_32_bytes() -> None:
    with pytest.raises(ValueError, match="32"):
        IdentityRecord(seed=b"short", name="Ana", made_at=0)


def test_a_second_desk_on_one_folder_is_refused_and_the_first_goes_on(tmp_path: Path) -> None:
    with Desk.open(Folders.under(tmp_path)) as desk:
        with pytest.raises(DeskTrouble, match="already open"):
            Desk.open(Folders.under(tmp_path))
        desk.keep_identity(ANA)
        assert desk.identity() == ANA


def test_opening_reads_no_records_and_loads_no_database(tmp_path: Path) -> None:
    (tmp_path / "rooms.json").write_bytes(b"broken")
    script = (
        "import sys; from pathlib import Path; from sprint.desk.desk import Desk; "
        "from sprint.desk.folders import Folders; Desk.open(Folders.under(Path(sys.argv[1]))); "
        "assert not {'tinydb', 'textual', 'websockets', 'asyncio'} & set(sys.modules)"
    )
    subprocess.run([sys.executable, "-c", script, str(tmp_path)], check=True)


def test_a_damaged_file_is_told_in_the_notices_of_the_desk(tmp_path: Path) -> None:
    with Desk.open(Folders.under(tmp_path)) as desk:
        desk.keep_identity(ANA)
        desk.keep_identity(ANA)
    (tmp_path / "identity.json").write_bytes(b"")
    with Desk.open(Folders.under(tmp_path)) as desk:
        assert desk.identity() == ANA
        assert "identity.json" in desk.notices[0]


def test_an_identity_that_cannot_be_read_is_never_taken_for_a_first_start(tmp_path: Path) -> None:
    (tmp_path / "identity.json").write_bytes(b"broken")
    with Desk.open(Folders.under(tmp_path)) as desk, pytest.raises(DeskTrouble):
        desk.identity()


def test_a_failed_save_leaves_the_record_as_it_was_in_memory_too(tmp_path: Path) -> None:
    disk = FailingDisk()
    with Desk.open(Folders.under(tmp_path), disk) as desk:
        desk.keep_identity(ANA)
        disk.breaks = "sync"
        with pytest.raises(DeskTrouble, match="disk is full"):
            desk.keep_identity(IdentityRecord(seed=ANA.seed, name="Other", made_at=0))
        assert desk.identity() == ANA
