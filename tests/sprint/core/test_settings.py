"""What a setting can be, however it is written."""

from typing import get_args

import pytest

from sprint.core import settings
from sprint.core.errors import BadInput
from sprint.core.settings import DEFAULTS, KEYS, Settings, changed, key_named

MINUTE = 60_000


def test_the_table_names_every_setting_once_in_its_order() -> None:
    assert tuple(key.name for key in KEYS) == Settings.__struct_fields__


@pytest.mark.parametrize("key", KEYS, ids=lambda key: key.name)
def test_every_setting_reads_what_it_shows_and_writes(key: settings.Key) -> None:
    assert key.read(key.kind.plain(key.default)) == key.default
    assert key.read(key.kind.shown(key.default)) == key.default
    assert key.shown(DEFAULTS) == key.kind.shown(key.default)


@pytest.mark.parametrize("key", KEYS, ids=lambda key: key.name)
def test_every_example_of_a_setting_is_understood(key: settings.Key) -> None:
    for example in key.kind.examples:
        value = key.read(example)
        assert key.read(key.kind.plain(value)) == value
        assert key.read(key.kind.shown(value)) == value


@pytest.mark.parametrize("key", KEYS, ids=lambda key: key.name)
def test_every_setting_is_explained_in_one_line(key: settings.Key) -> None:
    assert key.help.endswith(".")
    assert len(key.help) <= 100
    assert key.kind.words


@pytest.mark.parametrize(
    ("name", "found", "value"),
    [
        ("theme", "Sprint-Sepia", "sprint-sepia"),
        ("bell", "off", False),
        ("bell", True, True),
        ("goal", 300, 300),
        ("goal", "1,500", 1_500),
        ("goal", "none", None),
        ("goal", 0, None),
        ("goal", "0000000005", 5),
        ("goal", "000", None),
        ("length", 25, 25 * MINUTE),
        ("length", "1h30", 90 * MINUTE),
        ("length", "90s", 90_000),
        ("starting", ["10s", "5m"], (5 * MINUTE, 10_000)),
        ("starting", "none", ()),
        ("starting", [], ()),
        ("ending", "30s,half 30s", ("half", 30_000)),
    ],
)
def test_a_value_is_read_as_people_write_it(name: str, found: object, value: object) -> None:
    assert key_named(name).read(found) == value


@pytest.mark.parametrize(
    ("name", "found", "said"),
    [
        ("notices", "fwe", "“notices” can be all, few or none; did you mean few?"),
        ("notices", ["few"], "“notices” can be all, few or none"),
        ("bell", "loud", "“bell” can be true or false."),
        ("goal", "-1", "“goal” can be a number such as 500, or none."),
        ("goal", True, "“goal” can be a number"),
        ("goal", "9" * 5_000, "“goal” can be a number"),
        ("goal", {"a": 1}, "“goal” can be a number"),
        pytest.param("goal", 16**5_000, "“goal” can be a number", id="goal-huge"),
        pytest.param("length", 16**5_000, "“length” can be a length", id="length-huge"),
        pytest.param("starting", [16**5_000], "“starting” can be a list", id="starting-huge"),
        ("length", "soon", "“length” can be a length such as 15, 90s or 1h30."),
        ("length", "13h", "“length” can be a length"),
        ("starting", "half", "“starting” can be a list of"),
        ("ending", ["1m"] * 9, "“ending” can have 8 warnings at most."),
        ("ending", [["1m"]], "“ending” can be a list of half, 5m, 30s"),
    ],
)
def test_what_cannot_be_is_said_with_what_can(name: str, found: object, said: str) -> None:
    with pytest.raises(BadInput) as raised:
        key_named(name).read(found)
    assert str(raised.value).startswith(said)


def test_an_unknown_name_is_answered_with_the_nearest() -> None:
    with pytest.raises(BadInput, match=r"There is no setting “them”; did you mean “theme”\?"):
        key_named("them")
    with pytest.raises(BadInput, match="sprint config"):
        key_named("xyzzy")


def test_a_change_leaves_the_rest_and_the_old_value_alone() -> None:
    after = changed(DEFAULTS, {"bell": False, "goal": 200})
    assert (after.bell, after.goal, after.theme) == (False, 200, DEFAULTS.theme)
    assert DEFAULTS.bell
    assert "auto" in get_args(settings.Theme)
