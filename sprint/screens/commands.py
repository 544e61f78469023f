"""Every command of the screens, once: keys, footer, palette, help and the README's table all come from here.

A command with the id ``pause`` is carried out by ``action_pause`` of the screen, or of the app where its
place is ``everywhere``. ``python -m sprint.screens.commands`` prints the table as Markdown.
"""

from typing import Final

from sprint.screens.command import PLACES, Command, Place
from sprint.screens.daycommands import DAY_COMMANDS
from sprint.screens.keynames import keys_shown
from sprint.screens.partcommands import ANNOUNCED, PART_COMMANDS
from sprint.screens.readingcommands import GATHERING_COMMANDS, TABLE_COMMANDS

_SCREENS: Final[tuple[Place, ...]] = (
    "everywhere", "home", "lobby", "writing", "results", "pieces", "table", "console",
)  # fmt: skip
_FORMS: Final[tuple[Place, ...]] = ("solo", "host", "join", "terms")
_ROWS: Final[tuple[Place, ...]] = (*_FORMS, "offer", "settings")
_ENTRIES: Final[tuple[Place, ...]] = (
    "name", "solo", "host", "join", "terms", "entry", "plan", "list", "baseline", "offer", "call", "pieces",
    "stuck", "board", "part",
)  # fmt: skip
_ROOM: Final[tuple[Place, ...]] = ("lobby", "writing", "results")

COMMANDS: Final = (
    # home
    Command("go_on", "g", "Go on", "Go on with the sprint that you left in the middle.", ("home",)),
    Command("solo", "s", "Write alone", "A sprint of your own, with no network at all.", ("home",)),
    Command("host", "h", "Host a room", "Open a room for your circle, or go back to yours.", ("home",)),
    Command("join", "j", "Join a room", "Go in with an invite from your circle.", ("home",)),
    Command(
        "room", "1,2,3,4,5", "A room you know", "Go back into a room you have been in.", ("home",), keyed=True
    ),
    Command("rename", "n", "Your name", "Change the name that your circle sees.", ("home",)),
    Command("choose", "enter", "Choose", "Take what is marked.", ("home", "list", "pieces"), footer=True),
    Command("above", "up,k", "Up", "Mark the line above.", ("home", "list", "table", "pieces", "board")),
    Command("below", "down", "Down", "Mark the line below.", ("home", "list", "table", "board")),
    Command("piece_below", "down,j", "Down", "Mark the line below.", ("pieces",)),
    # on a day
    *PART_COMMANDS,
    # being stuck
    Command("idea", "shift+f7", "Give an idea", "Give an idea to somebody who is stuck.",
            (*_ROOM, "console"), footer=True, eager=True),
    Command("another", "space,shift+f6", "Another", "Draw another prompt.", ("stuck",), footer=True),
    Command("keep_prompt", "enter", "Keep in view", "Keep the prompt in view by your page.",
            ("stuck",), footer=True),
    Command("ask_circle", "a", "Ask the circle", "Ask the circle for ideas, with a few words or none.",
            ("stuck",)),
    Command("go_on_again", "t", "Thanks, going on", "Say thanks for the ideas, and that you are going again.",
            ("stuck",)),
    Command("put_away", "x", "Put away", "Put away the prompt that you kept in view.",
            ("stuck",)),
    Command("kind_before", "left", "Kind before", "Draw of the kind before.", ("stuck",)),
    Command("kind_after", "right", "Next kind", "Draw of the next kind.", ("stuck",)),
    # lobby
    Command("ready", "r", "Ready", "Tell the others that you are ready, or not yet.",
            ("lobby",), footer=True),
    Command("plan", "n", "Next sprint", "Set the next sprint: 15, at 19:45, 3 x 15 break 5, and more.",
            ("lobby", "results"), footer=True),
    # the clock, and the circle
    Command("pause", "f4", "Pause", "Let the sprint begin now, stop its clock, or let it go on.",
            _ROOM, footer=True, eager=True),
    Command("one_more", "f5", "+1 min", "Move the bell a minute later; before the start, the start.",
            _ROOM, eager=True),
    Command("five_more", "f6", "+5 min", "Move the bell five minutes later; before the start, the start.",
            _ROOM, eager=True),
    Command("one_less", "shift+f5", "-1 min", "Move the bell a minute earlier; before the start, the start.",
            _ROOM, eager=True),
    Command("end_early", "f8", "Ring now", "Ring the bell now, after a question.", _ROOM, eager=True),
    Command("cancel", "f9", "Cancel", "Call the sprint off and the rounds after it, after a question.",
            _ROOM, eager=True),
    Command("take_back", "ctrl+r", "Take back", "Take back what you last did to the clock or the circle.",
            _ROOM, eager=True),
    Command("cheer", "ctrl+n", "Cheer", "Cheer everybody on.", _ROOM, eager=True),
    Command("cheer_one", "shift+f4", "Cheer one", "Choose somebody to cheer on.", _ROOM, eager=True),
    Command("shown", "f10", "Others see",
            "Change what others see of your count: all, to 50, your state, nothing.",
            ("lobby", "writing"), eager=True),
    Command("note", "enter,slash", "Note", "Write a short note to the circle.", ("lobby",), footer=True),
    Command("terms", "t", "My count", "Choose what counts for you: words, lines, nothing; a goal.",
            ("lobby",), footer=True),
    Command("invite", "i", "Invite", "Show the invite, to send it to your circle: the line, a code, a file.",
            ("lobby",), footer=True),
    Command("write", "w", "Write", "Go to the page; the text stays the same from sprint to sprint.",
            ("lobby", "results", "table"), footer=True),
    Command("last_results", "v", "Results", "See how the last sprint went.", ("lobby",)),
    Command("call_off", "x", "Cancel sprint", "Call off the next sprint, after a question.", ("lobby",)),
    Command("again", "g", "Coming again", "See the sprints that come again, and take one away.", ("lobby",)),
    Command("arrange", "o", "Order of boards", "Order the circle's boards by seats, or by places.",
            ("lobby",)),
    Command("hand_in", "m", "Number due", "Give the number that is still to come, also of a sprint before.",
            ("lobby", "results"), footer=True),
    Command("remove", "u", "Remove somebody",
            "Close the room to somebody, if you lead here; what they gave stays.", ("lobby",)),
    Command("hide_one", "z", "Hide somebody",
            "Hide what somebody says, for yourself alone and for good; or show it again.", ("lobby",)),
    Command("shut", "delete", "Close room", "Close the room for good, if you opened it.", ("lobby",)),
    Command("home", "b", "Back home", "Go home; your seat in the room stays yours.", ("lobby", "results")),
    # before the tables
    *GATHERING_COMMANDS,
    # writing
    Command("only_text", "f2,ctrl+o", "Only the text", "Hide all but the text, or show the rest again.",
            ("writing",), footer=True, eager=True),
    Command("look_up", "f3", "The circle", "Show the circle; with all hidden, glance at the clock.",
            ("writing",), footer=True, eager=True),
    Command("stuck", "shift+f6", "I'm stuck", "Draw a prompt that nobody else sees, or ask the circle.",
            ("writing",), footer=True, eager=True),
    Command("baseline", "f7", "Start count", "Put the count right that you started from.",
            ("writing",), eager=True),
    Command("report", "enter", "Report", "Report the number that you typed in.", ("writing",)),
    Command("find", "ctrl+f", "Find", "Find words in your text.", ("writing",), eager=True),
    Command("whereabouts", "ctrl+s", "Saved?", "Say where the draft lies; it is saved as you type.",
            ("writing",), eager=True),
    Command("lobby", "ctrl+l", "Lobby", "Go to the lobby, or home when alone; the clock goes on.",
            ("writing", "table"), footer=True, eager=True),
    Command("table", "shift+f2", "The table", "Go to the table where pieces are read.",
            ("writing",), eager=True),
    Command("to_table", "h", "The table", "Go to the table where pieces are read.",
            ("lobby", "results"), footer=True),
    # the table
    *TABLE_COMMANDS,
    # results
    Command("so_far", "c", "So far",
            "See the rounds of a chain together, or this one again; with no rounds, lead.",
            ("results",), footer=True),
    Command("own_page", "y", "You", "See what you added and took out, and your pace; or everybody again.",
            ("results",), footer=True),
    Command("amend", "a", "Amend", "Put your number right.", ("results",), footer=True),
    Command("undo", "u", "Undo", "Go back to the number before, and on to those before it.", ("results",)),
    Command("further_up", "up,pageup", "Up", "Look further up.", ("results",)),
    Command("further_down", "down,pagedown", "Down", "Look further down.", ("results",)),
    Command("to_lobby", "l,escape", "Lobby", "Back to the lobby, or home when alone.",
            ("results",), footer=True),
    # finding
    Command("find_next", "enter,down", "Next", "Go to the next place.",
            ("finding",), footer=True, eager=True),
    Command("find_before", "up", "Before", "Go to the place before.",
            ("finding",), footer=True, eager=True),
    Command("find_done", "escape", "Write", "Go on writing at the place that was found.",
            ("finding",), footer=True, eager=True),
    # forms and dialogs
    Command("begin", "enter", "Go on", "Go on with what stands here.", (*_FORMS, "offer", "call", "part"),
            footer=True),
    Command("no_suggestions", "f2", "No suggestions", "Say “no suggestions yet”, or welcome them again.",
            ("offer",), footer=True, eager=True),
    Command("preview", "f3", "Preview", "See the piece as its readers will.",
            ("offer",), footer=True, eager=True),
    Command("paste_in", "ctrl+v", "Paste", "Offer what you cut or copied on your page.", ("offer",)),
    Command("ahead", "f2", "Read ahead", "Let pieces be read before the tables, or at them.",
            ("call",), footer=True, eager=True),
    Command("steps", "f3", "The steps", "See the steps of what is marked, with their prompts.",
            ("call",), footer=True, eager=True),
    Command("take_line", "enter", "Take it", "Take what stands on the line.", ("entry",), footer=True),
    Command("row_above", "up", "Up", "Go to the line above.", (*_ROWS, "part")),
    Command("row_below", "down", "Down", "Go to the line below.", (*_ROWS, "part")),
    Command("earlier", "left", "Left", "Choose the one before.", (*_ROWS, "part")),
    Command("later", "right", "Right", "Choose the next one.", (*_ROWS, "part")),
    Command("switch", "space", "Switch", "Switch what is marked on or off, or to the next choice.",
            ("settings", "offer"), footer=True),
    Command("keep", "enter", "Keep", "Keep the colours that are shown, or close this.",
            ("settings",), footer=True),
    Command("usual", "d", "As usual", "Put the line that is marked back to what is usual.",
            ("settings",), footer=True),
    Command("done", "escape", "Done", "Bring the old colours back while you try others, or close this.",
            ("settings",), footer=True),
    Command("offer_above", "up", "Up", "Take what stands above.", ("plan", "call")),
    Command("offer_below", "down", "Down", "Take what stands below.", ("plan", "call")),
    Command("last_count", "up", "Last time", "Take the count at which you stopped last time.",
            ("baseline",), footer=True),
    Command("keep_number", "k", "Keep", "The number is meant; take it.", ("doubt",), footer=True),
    Command("fix_number", "f,enter,escape", "Fix", "Go back to the number and change it.",
            ("doubt",), footer=True),
    Command("take_number_back", "t", "Take back", "Give no number now; all stays as it was.",
            ("doubt",), footer=True),
    Command("yes", "y", "Yes", "Do it.", ("question",)),
    Command("no", "n,escape", "No", "Leave everything as it is.", ("question",)),
    Command("back", "escape", "Back", "Go back; nothing is changed.", _ENTRIES, footer=True),
    Command("copy", "c", "Copy", "Copy the invite, if the terminal allows it.", ("invite",), footer=True),
    Command("save", "s", "Save", "Save it as a file to send, in Sprint's own folder; it tells you where.",
            ("invite",), footer=True),
    Command("code", "r", "QR code", "Draw the invite as a code to scan, or show the line again.",
            ("invite",), footer=True),
    Command("close", "escape,q,enter", "Close", "Close this.",
            ("reading", "invite", "preview", "packet", "kept"), footer=True),
    *DAY_COMMANDS,
    ANNOUNCED,
    # everywhere
    Command("explain", "f1,question_mark", "Help", "Explain the screen you are on.",
            ("everywhere",), footer=True),
    Command("palette", "ctrl+p", "Commands", "Find any command by its name.", ("everywhere",), footer=True),
    Command("settings", "f12,comma", "Settings", "Change colours, bell, warnings, and how you take part.",
            ("everywhere",)),
    Command("theme", "ctrl+t", "Light or dark", "Change between paper by day and wood by night.",
            ("everywhere",)),
    Command("sound", "ctrl+g", "Bell", "Let the terminal's bell ring at the start and the end, or not.",
            ("everywhere",)),
    Command("leave", "ctrl+q", "Leave", "Leave the program; everything is kept.",
            ("everywhere",), footer=True),
    Command("how_to_leave", "ctrl+c", "How to leave", "Say how to leave.", ("everywhere",)),
)  # fmt: skip


def commands_of(place: Place) -> tuple[Command, ...]:
    """The commands of one place, those that work everywhere left out."""
    return tuple(command for command in COMMANDS if place in command.places)


def table() -> str:
    """The key tables of the README, as Markdown: the screens one is on, their dialogs left out."""
    lines = []
    for place in _SCREENS:
        lines += ["", f"**{PLACES[place]}**", "", "| key | what it does |", "| --- | --- |"]
        lines += [f"| {keys_shown(command)} | {command.help} |" for command in commands_of(place)]
    return "\n".join(lines[1:]) + "\n"


if __name__ == "__main__":
    print(table(), end="")
