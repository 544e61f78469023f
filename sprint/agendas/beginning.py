"""What an agenda of one's own begins with: a small one that works at once, and a comment on every key."""

from typing import Final

BEGINNING: Final = """\
# The agenda of a day or an evening: its blocks, one after the other.
# Change what you like, then let it be looked over:  sprint agenda check FILE --people 12
# A line with a # before it is left out; take the # away to use it.

title = "Our evening"

# The day, and the zone of all times of day in this file; without them it is for any day, in your own time.
# date = 2026-12-05
# zone = "Europe/Berlin"

# How it comes again: weekly, every 2 weeks, or monthly on the first (second, third, fourth, last) saturday;
# then perhaps "12 times" or "until 2027-06-30".
# repeat = "monthly on the first saturday, 12 times"


[[blocks]]
# gather, sprint, break, read, talk or close.
kind = "gather"
# In minutes, or like "90s" or "1h30".
length = "10"
# A time of day before which it does not begin; the block before it lasts until then.
# at = "19:00"
title = "Arrive"
# What everybody sees while it lasts.
prompt = "Say in one line what you hope to bring home tonight."
# For you alone: this stays on your machine.
notes = "Welcome the new ones by name."

[[blocks]]
kind = "sprint"
length = "20"
# How long people can make themselves ready before the clock starts; it comes before the length.
# lead = "1"
title = "Write"
prompt = "Begin with something that you can see from where you sit."

[[blocks]]
kind = "break"
length = "5"
title = "Choose a page"

[[blocks]]
kind = "read"
length = "1h"
# How long pieces are gathered; it belongs to the length.
# lead = "5"
title = "Read to each other"
prompt = "Offer your page now, and read the pages of others with care."
# A way to respond: one that comes with Sprint, one of your own, or a file. `sprint protocol list` shows them.
# protocol = "round-robin"
# How many sit at one table; 0 is the whole room at one.
# table = 4

[[blocks]]
kind = "talk"
length = "20"
# How long each speaker has.
# slot = "90s"
title = "What next?"
prompt = "What I work on, my next step, and where I want to send it."

[[blocks]]
kind = "close"
length = "5"
title = "Until next time"
prompt = "One line each: what will you carry into the week?"
"""
