"""Protocols that nobody could follow, each with what is said of it; docs/protocols/README.md has them all."""

GOOD = """\
title = "Ours"

[[steps]]
name = "Read"
who = "readers"

[[steps]]
name = "Say"
who = "reader"
kinds = ["praise"]
"""
THEN_OPTIONS = GOOD.replace('kinds = ["praise"]\n', "")
OPTION = '[[steps.options]]\nname = "{}"\nkinds = ["praise"]\n'
TWO_OPTIONS = OPTION.format("One") + OPTION.format("Two")


def changed(old: str, new: str) -> str:
    """The good one, with one thing made bad."""
    assert old in GOOD
    return GOOD.replace(old, new, 1)


def more(lines: str) -> str:
    """The good one, with more after its last step."""
    return GOOD + lines


#: By what is wrong: the file, and the line, the field and the sentence that a person sees.
BAD = {
    "nothing": (" \n", "there is nothing in it; `sprint protocol new` writes one to start from."),
    "no-toml": (
        changed('"Ours"', "Ours"),
        'line 1: a value is missing or not understood; a text stands in "straight quotation marks".',
    ),
    "curly": (
        changed('"Ours"', "“Ours”"),
        'line 1: these are curly quotation marks; write straight ones (").',
    ),
    "quotes-inside": (
        more('prompt = "Say "hello" to it."\n'),
        "line 11: something stands after the value that does not belong there; "
        'within a text write \\" for ".',
    ),
    "endless-number": (
        "table = " + "9" * 5_000 + "\n" + GOOD,
        "line 1, table: this should be between 0 and 12.",
    ),
    "open-text-below": (more('prompt = """Say'), "line 11: a text has no quotation mark at its end."),
    "backslash": (more('prompt = "a\\q"\n'), r"line 11: in a text write \\ for \."),
    "no-value": (changed('= "Ours"', ""), "line 1: a key needs = and a value after it."),
    "open-text": (changed('"Read"', '"Read'), "line 4: a text has no quotation mark at the end of its line."),
    "open-list": (changed('["praise"]', '["praise"'), "line 10: a list has no ] at its end."),
    "same-key": (more('name = "Again"\n'), "line 11: the same key stands there twice."),
    "single-steps": (
        changed("[[steps]]", "[steps]"),
        "line 3: it takes two brackets; write [[steps]], here and for every other one.",
    ),
    "single-later": (
        "[steps]\n".join(GOOD.rsplit("[[steps]]\n", 1)),
        "line 7: it takes two brackets; write [[steps]], here and for every other one.",
    ),
    "unknown-key": (changed("title", "titel"), "line 1, titel: there is no such key; perhaps “title”."),
    "far-key": (
        more("xyzzy = 1\n"),
        "line 11, steps[2].xyzzy: there is no such key; there are name, who, seconds, prompt, kinds, pass, "
        "consent, quiet and options.",
    ),
    "cycle": (
        more('next = "Read"\n'),
        "line 11, steps[2].next: steps go from the first to the last, each once, so none can lead to "
        "another; "
        "put them in the order in which they are to come.",
    ),
    "no-title": (changed('title = "Ours"', ""), "title: title is missing here."),
    "empty-title": (changed("Ours", "\u200d "), "line 1, title: title is empty."),
    "long-title": (changed("Ours", "O" * 61), "line 1, title: this is longer than 60 letters."),
    "long-name": (changed("Read", "雪" * 21), "line 4, steps[1].name: this is longer than 40 letters."),
    "long-prompt": (
        more(f'prompt = "{"o" * 601}"\n'),
        "line 11, steps[2].prompt: this has 601 letters, and at most 600 are read with pleasure.",
    ),
    "escape": (
        changed("Ours", r"Ours\u001b[2J"),
        "line 1, title: this holds the character U+001B; please take that out.",
    ),
    "accents": (
        changed("Ours", "o" + "\u0301" * 9),
        "line 1, title: this holds more accents on a letter than a script needs; please take that out.",
    ),
    "no-text": (
        changed('"Ours"', "7"),
        "line 1, title: this should be a text in quotation marks, not a number.",
    ),
    "no-who": (
        changed('who = "readers"\n', ""),
        "line 3, steps[1].who: who is missing here; it can be author, reader, readers, "
        "everyone or facilitator.",
    ),
    "unknown-who": (
        changed('"reader"', '"raeder"'),
        "line 9, steps[2].who: “raeder” is not known; perhaps “reader”.",
    ),
    "far-who": (
        changed('"reader"', '"cat"'),
        "line 9, steps[2].who: “cat” is not known; it can be author, reader, readers, "
        "everyone or facilitator.",
    ),
    "unknown-kind": (
        changed('"praise"', '"prase"'),
        "line 10, steps[2].kinds: “prase” is not known; perhaps “praise”.",
    ),
    "no-kind": (
        changed('"praise"', "3"),
        "line 10, steps[2].kinds: this should be praise, observation, question, suggestion, opinion, answer, "
        "reply, thanks or talk, not a number.",
    ),
    "kind-twice": (
        changed('"praise"', '"praise", "praise"'),
        "line 10, steps[2].kinds: “praise” stands there twice.",
    ),
    "no-list": (
        changed('["praise"]', '"praise"'),
        'line 10, steps[2].kinds: this should be a list such as ["praise"], not a text.',
    ),
    "silence": (
        changed('kinds = ["praise"]\n', ""),
        "line 3, steps: no reader ever responds; one step needs a reader or readers, and kinds.",
    ),
    "no-steps": ('title = "Ours"\n', "steps: there is no step yet; begin each one with [[steps]]."),
    "no-tables": (
        'title = "Ours"\nsteps = ["Read", "Say"]\n',
        "line 2, steps: these should be tables, each begun with [[steps]].",
    ),
    "zero": (more("seconds = 0\n"), "line 11, steps[2].seconds: this should be between 1 and 3,600."),
    "huge": (more("seconds = 3601\n"), "line 11, steps[2].seconds: this should be between 1 and 3,600."),
    "no-number": (
        more('seconds = "90"\n'),
        "line 11, steps[2].seconds: this should be a whole number, not a text.",
    ),
    "half-second": (
        more("seconds = 1.5\n"),
        "line 11, steps[2].seconds: this should be a whole number, not a number with a point.",
    ),
    "no-flag": (more('pass = "no"\n'), "line 11, steps[2].pass: this should be true or false, not a text."),
    "many-steps": (
        GOOD + "".join(f'[[steps]]\nname = "{number}"\nwho = "author"\n' for number in range(19)),
        "line 3, steps: there are 21 of them, and 20 are the most that there can be.",
    ),
    "same-name": (
        changed('"Say"', '"READ"'),
        "line 8, steps[2].name: “READ” is the name of another one too.",
    ),
    "table-of-one": (
        "table = 1\n" + GOOD,
        "line 1, table: a table needs two people at least, or 0 for the whole room at one.",
    ),
    "large-table": ("table = 13\n" + GOOD, "line 1, table: this should be between 0 and 12."),
    "round-table": (
        "rounds = 3\ntable = 5\n" + GOOD,
        "line 2, table: where pieces go round, the whole room is one table; leave this out.",
    ),
    "many-rounds": ("rounds = 13\n" + GOOD, "line 1, rounds: this should be between 0 and 12."),
    "yes-and-choice": (
        THEN_OPTIONS + "consent = true\n" + TWO_OPTIONS,
        "line 10, steps[2].consent: a step asks for the author's yes or for a choice, not for both.",
    ),
    "kinds-and-options": (
        GOOD + TWO_OPTIONS,
        "line 10, steps[2].kinds: each option has kinds of its own here; take these out.",
    ),
    "one-option": (
        THEN_OPTIONS + OPTION.format("One"),
        "line 10, steps[2].options: one option is no choice; give the author two at least.",
    ),
    "asked-author": (
        GOOD + '[[steps]]\nname = "Mine"\nwho = "author"\nconsent = true\n',
        "line 13, steps[3].who: an author is asked only about what others say; leave out "
        "consent and options.",
    ),
    "authors-praise": (
        GOOD + '[[steps]]\nname = "Mine"\nwho = "author"\nkinds = ["praise"]\n',
        "line 14, steps[3].kinds: “praise” is for readers to give; an author has question, answer, reply, "
        "thanks, talk.",
    ),
    "many-words": (
        'title = "Ours"\n'
        + "".join(
            f'[[steps]]\nname = "{number}"\nwho = "reader"\nkinds = ["praise"]\nprompt = "{"o" * 600}"\n'
            for number in range(17)
        ),
        "all its words together have 10,904 bytes, and 10,000 can be sent.",
    ),
    "many-options": (
        'title = "Ours"\n'
        + "".join(
            f'[[steps]]\nname = "{number}"\nwho = "reader"\n'
            + "".join(
                f'[[steps.options]]\nname = "{option}"\nkinds = ["question", "suggestion", "observation"]\n'
                for option in range(12)
            )
            for number in range(20)
        ),
        "line 2, steps: with so many options and kinds it cannot be sent; leave some of them out.",
    ),
}
