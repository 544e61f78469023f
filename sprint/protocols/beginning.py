"""What a protocol of one's own begins with: a small one that works at once, and a comment on every key."""

from typing import Final

BEGINNING: Final = """\
# A protocol of response: how a table answers one piece, step by step, from the first to the last.
# Change what you like, then let it be looked over:  sprint protocol check FILE
# A line with a # before it is left out; take the # away to use it.

title = "Our evening"
about = "What it is good for, in a sentence or two."
# source = "Where you have it from."

# How many sit at one table; 0 is the whole room at one.
table = 5

# With rounds the pieces go round: so many times everybody reads another one, all at once.
# Leave table out then.
# rounds = 3

# How long a step takes where it does not say so itself, in seconds.
seconds = 120


[[steps]]
name = "Read"
# Who it is for: author; reader (each in turn); readers (all at once); everyone (the author too); facilitator.
who = "readers"
seconds = 180
# What people see when the step begins. A step without kinds, like this one, is silent.
prompt = "Read it through, and notice what stays with you."

[[steps]]
name = "Respond"
who = "reader"
seconds = 90
# What may be said: praise, observation, question, suggestion, opinion;
# and by authors: question, answer, reply, thanks, talk.
kinds = ["praise", "observation", "question"]
prompt = "Say what stayed with you, and ask what you would like to know."
# Whether a reader may pass.
# pass = true
# Whether the author listens; with false they may answer in this step.
# quiet = true

# A step that takes place only if the author says yes:
# [[steps]]
# name = "Opinions"
# who = "readers"
# kinds = ["opinion", "suggestion"]
# consent = true
# prompt = "The author would like to hear what you think."

# A step for which the author chooses how they wish to be heard; whoever says nothing gets the first:
# [[steps]]
# name = "As the author chose"
# who = "reader"
# prompt = "Give the author what they asked for."
# [[steps.options]]
# name = "Just listen"
# kinds = []
# [[steps.options]]
# name = "Pointing"
# kinds = ["praise", "observation"]
# prompt = "Point to the lines that stayed with you."

[[steps]]
name = "Reply"
who = "author"
seconds = 60
kinds = ["reply", "thanks"]
prompt = "Thank your readers, and say what you will take home."
"""
