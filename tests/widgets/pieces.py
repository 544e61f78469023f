"""Pieces to read in tests and pictures: prose and poems in several scripts, written for them."""

from sprint.core.reading.bodies import Mark

PROSE = (
    "The ferry was late, and so nobody minded that Ines was. She put her case down by the bollard with the "
    "blue paint and looked at the water, which had nothing to say about the matter.\n"
    "    “You will want the bench,” said the man who sold the tickets. “It comes when it comes. On Thursdays "
    "it comes when the baker’s boy is aboard, and he is slow with the crates.”\n"
    "    She wanted to tell him that she had not wanted the bench, nor the Thursday, nor the town; that she "
    "had wanted, eleven years ago, one letter, and had been sent a boat timetable instead. But he had gone "
    "back into his booth, where a small radio was counting goals in a language he did not speak.\n"
    "\n"
    "    The island showed itself at six. It had been there all along, of course, behind the haze, as things "
    "are; yet she felt that it had come nearer of its own will, a little out of breath, as her mother used "
    "to come up the stairs with the shopping and her hat still on.\n"
    "    “There,” said the man in the booth, to nobody.\n"
    "    “There,” said Ines.\n"
)
MARKS = (
    Mark(1, 1, "stayed"),
    Mark(5, 6, "question"),
    Mark(7, 10, "stayed"),
    Mark(9, 9, "note", "The timetable made me laugh out loud."),
)
OTHERS = (
    Mark(1, 2, "stayed"),
    Mark(2, 2, "stayed"),
    Mark(2, 2, "note", "Oh!"),
    Mark(6, 6, "question"),
    Mark(8, 9, "stayed"),
    Mark(9, 9, "stayed"),
    Mark(9, 10, "stayed"),
)
POEM = (
    "Inventory of the Shed\n"
    "\n"
    "Three rakes, of which one\n"
    "    has forgotten its teeth.\n"
    "A jar of screws, a jar of wasps.\n"
    "    (The wasps are from another summer.)\n"
    "\n"
    "My father’s coat, still\n"
    "    holding the shape of his looking for something,\n"
    "one pocket out like a dog’s tongue, and in the other pocket, folded twice, "
    "the bill for the coat.\n"
    "\n"
    "String. More string.\n"
    "A box in which\n"
    "        he kept the string\n"
    "                too short to use.\n"
)
HEBREW = (
    "חלון\n\nבבוקר אני פותחת את החלון,\nוהים נכנס בלי נעליים.\n    הוא מתיישב ליד השולחן,\n"
    "שותה את הקפה שלי,\nומספר לי שוב על הסירה\nשלא חזרה.\n\nאני מקשיבה.\nמה עוד עושים עם ים.\n"
)
ARABIC = "نافذة\n\nأفتحُ النافذةَ صباحًا،\nفيدخلُ البحرُ حافيًا.\n\nيجلسُ إلى طاولتي\nولا يسألُ عن أحد.\n"
HAIKU = "終電の\n窓に知らない\n子の寝顔\n"
