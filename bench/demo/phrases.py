"""What the five say in their responses: in their own scripts, over several lines, and with every sign that
means something in Markdown or HTML. Each is said once only, so that it can be looked for.
"""

_WAYS = {
    "Tove": "What stays with me in “{title}” ({step}):\n\n    the *turn* at the end -- <b>not</b> a lamp\n"
    "1. the rope, 2. the knot & the [boat](nowhere)\n# and `that` is all_of_it",
    "Mirela": "«{title}», {step}: я слышу, как оно молчит.\n\n> и всё же — говорит\n- вот здесь | и здесь",
    "Haru": "「{title}」（{step}）\n鈴の音が、まだ聞こえています。\n　　――またあした。",
    "Ioanna": "{title}, {step}\n\n    μια γραμμή\n        που δεν τελειώνει\n~~~ &amp; μια τελεία.",
    "Zeynep": "{step}: {title}\n\nهذا السطر يبقى معي، وأعود إليه.\n"
    "덤이라는 말! 👩‍👩‍👧 100 % <i>güzel</i> \\o/",
}


def said(name: str, title: str, step: str) -> str:
    """What ``name`` says to a piece in a step."""
    return _WAYS[name].format(title=title, step=step)


def noted() -> tuple[dict[str, int | str], ...]:
    """The marks that are noted while reading: lines, their kind, and a word."""
    return (
        {"first": 1, "last": 1, "kind": "stayed", "note": ""},
        {"first": 2, "last": 3, "kind": "note", "note": "Here I held my breath, *twice*."},
    )
