"""Every value of a TOML text is found on its line, whatever stands around it."""

import tomllib
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from sprint.core.tomllines import Path, line_of, lines_of

TEXT = '''\
# a comment with = and [[steps]]
title = "a # no comment [ ] \\" {"
about = """
one = 1
[[steps]] "" """""
'quoted.key' = [
  "a", # x = 1
  "]",
]
a.b . "c" = { d = 1, e = [1, 2] }

[[steps]]
name = \'one\'
  [[steps.options]]
  name = """x"""
  [[steps.options]]
  name = \'\'\'
y = 2\'\'\'
[ steps . more ]
deep = 1

[[steps]]
name = "two"
[[steps.options]]
who = 1
'''


def test_tables_and_keys_are_found_around_all_kinds_of_values() -> None:
    tomllib.loads(TEXT)
    assert lines_of(TEXT) == {
        ("title",): 2,
        ("about",): 3,
        ("quoted.key",): 6,
        ("quoted.key", 0): 7,
        ("quoted.key", 1): 8,
        ("a", "b", "c"): 10,
        ("steps",): 12,
        ("steps", 0): 12,
        ("steps", 0, "name"): 13,
        ("steps", 0, "options"): 14,
        ("steps", 0, "options", 0): 14,
        ("steps", 0, "options", 0, "name"): 15,
        ("steps", 0, "options", 1): 16,
        ("steps", 0, "options", 1, "name"): 17,
        ("steps", 0, "more"): 19,
        ("steps", 0, "more", "deep"): 20,
        ("steps", 1): 22,
        ("steps", 1, "name"): 23,
        ("steps", 1, "options"): 24,
        ("steps", 1, "options", 0): 24,
        ("steps", 1, "options", 0, "who"): 25,
    }


def test_what_stands_in_a_list_has_a_line_of_its_own_and_what_is_deeper_that_of_the_value_around_it() -> None:
    lines = lines_of("a = 1\nsteps = [\n {who = 1},\n {who = 2}]\n")
    assert line_of(("steps", 1, "who"), lines) == 4
    assert line_of(("steps", 2), lines) == 2
    assert line_of(("nothing",), lines) == 0
    assert line_of((), lines) == 0


_values = st.sampled_from(
    ["1", '"x"', "'#'", '"""\n[[steps]]\nk1 = 2\n"""', "[\n1,\n2 ]", "{ a = [1] }", '"\\""', "'''\n\"\n'''"]
)


@given(st.lists(st.tuples(st.integers(0, 3), _values), max_size=12))
@settings(max_examples=200)
def test_every_value_that_python_reads_is_found_where_it_was_written(parts: list[tuple[int, str]]) -> None:
    lines: list[str] = []
    written: dict[str, int] = {}
    begun = False
    for number, (kind, value) in enumerate(parts):
        header = ("", "# x = 1", "[[steps]]", "[[steps.options]]")[kind]
        if header != "[[steps.options]]" or begun:
            lines.append(header)
            begun = begun or header == "[[steps]]"
        written[f"k{number}x"] = len(lines) + 1
        lines += f"k{number}x = {value}".split("\n")
    found = {path[-1]: line for path, line in lines_of("\n".join(lines)).items()}
    assert {key: found[key] for key in written} == written
    paths = set(lines_of("\n".join(lines)))
    assert all(path in paths for path in _paths(tomllib.loads("\n".join(lines)), ()))


_items = st.sampled_from(
    ['"x"', "'a, b'", "12", "[1, [2,\n3]]", "{ a = [1, 2] }", '"""\na,\nb"""', "1979-05-27"]
)
_gaps = st.sampled_from(["", " ", "\n", "\n# c, d\n", "\n\n  "])


@given(st.lists(st.tuples(_gaps, _items, _gaps), max_size=8), st.booleans())
@settings(max_examples=300)
def test_every_item_of_a_list_is_found_where_it_begins(
    parts: list[tuple[str, str, str]], comma: bool
) -> None:
    text, begun = "a = 1\nlist = [", list[int]()
    for number, (before, item, after) in enumerate(parts):
        text += before
        begun.append(text.count("\n") + 1)
        text += item + after + ("," if comma or number < len(parts) - 1 else "")
    text += "]\nb = 2\n"
    assert len(tomllib.loads(text)["list"]) == len(parts)
    expected: dict[Path, int] = {("a",): 1, ("list",): 2, ("b",): text.count("\n")}
    expected |= {("list", number): line for number, line in enumerate(begun)}
    assert lines_of(text) == expected


def _paths(value: Any, path: Path) -> list[Path]:
    """The ways to all that has a line of its own: not what stands inside lists and inline tables."""
    if isinstance(value, dict):
        inline = path and isinstance(path[-1], str)
        return [path] if inline else [way for key, one in value.items() for way in _paths(one, (*path, key))]
    if isinstance(value, list) and path[-1] in ("steps", "options"):
        return [way for number, one in enumerate(value) for way in _paths(one, (*path, number))]
    return [path]
