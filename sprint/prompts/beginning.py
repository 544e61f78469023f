"""What a deck of one's own begins with: a small one that works at once, and a comment on every key."""

from typing import Final

BEGINNING: Final = """\
# A deck of prompts for when one is stuck: one's own, or the circle's, which everybody puts into this folder.
# Change what you like, then let it be looked over:  sprint prompt check FILE
# A line with a # before it is left out; take the # away to use it.

title = "Our prompts"
about = "Where they come from, or whom they are for."

# A list for each kind; leave out those that you have nothing for. A prompt is short: one or two sentences.

# Something to look at:
image = [
    "The jar of buttons on the windowsill at our meetings.",
]

# Something to leave out, or to keep to:
# constraint = ["..."]

# Somebody, or a question to put to them:
# character = ["..."]

# Where it could be:
# place = ["..."]

# A shape for a poem:
# form = ["..."]

# For a page that is there already:
# revision = ["..."]

# The same thing, told as you never tell it:
# other-genre = ["..."]
"""
