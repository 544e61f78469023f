"""A sprint as lines of text on a terminal, a braille line or a log: nothing is ever painted over."""
