from widgets.moving import paragraph_above, paragraph_below, word_left, word_right


def stops(line: str) -> list[str]:
    column, found = 0, []
    while column < len(line):
        following = word_right(line, column)
        found.append(line[column:following])
        column = following
    return found


def test_words_keep_apostrophes_hyphens_and_marks() -> None:
    assert stops("don’t half-open (नमस्ते) it's—so.") == ["don’t", " half-open", " (नमस्ते", ") it's", "—so", "."]


def test_word_left_undoes_word_right() -> None:
    line = "“Don’t,” she said."
    assert word_left(line, len(line)) == line.index("said")
    assert word_left(line, line.index("she")) == 1
    assert word_left(line, 1) == 0


LINES = ["Long prose.", "More long prose.", "", "a short", "verse", "", "", "last"]


def wraps(row: int) -> bool:
    return row < 2


def test_paragraphs_are_wrapping_lines_and_stanzas() -> None:
    starts, row = [], 0
    while (below := paragraph_below(LINES, row, wraps)) is not None:
        starts.append(row := below)
    assert starts == [1, 3, 7]
    assert paragraph_above(LINES, 7, 0, wraps) == 3
    assert paragraph_above(LINES, 4, 2, wraps) == 3
    assert paragraph_above(LINES, 1, 5, wraps) == 1
    assert paragraph_above(LINES, 0, 0, wraps) == 0
