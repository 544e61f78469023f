"""The rows of the list of pieces: what comes to the reading, what waits, and one's own of before."""

from sprint.core.cleaning import fit
from sprint.core.reading.bodies import About
from sprint.core.reading.looking import coming_to
from sprint.core.reading.values import Piece
from sprint.screens.choices import TITLE_CELLS, Option
from sprint.screens.visit import Visit
from sprint.screens.welcome import welcome_words
from sprint.telling.gathering import gathering_in, waiting_pieces


def rows_of(visit: Visit) -> list[Option]:
    """The rows, those that come first on top; ``command`` is the id of a piece."""
    room, reading = visit.room, gathering_in(visit.room)
    if room is None:
        return []
    coming = list(coming_to(room, reading)[0].values()) if reading is not None else waiting_pieces(room)
    rows = [_row(visit, piece, _coming_words(visit, piece)) for piece in coming]
    known = {piece.id for piece in coming}
    mine = [piece for piece in room.pieces.values() if piece.by == visit.me and piece.id not in known]
    rows += [_row(visit, piece, _own_words(visit, piece)) for piece in reversed(mine)]
    heads = {0: "For this reading" if reading is not None else "Waiting for a reading", len(coming): "Yours"}
    return [
        row._replace(head=heads[at]) if at in heads and (at or coming) else row for at, row in enumerate(rows)
    ]


def _row(visit: Visit, piece: Piece, detail: str) -> Option:
    title = visit.link.side.abouts.get(piece.id, About("a piece")).title
    return Option(piece.id, "·" if piece.by == visit.me else " ", fit(title, TITLE_CELLS - 2), detail)


def _coming_words(visit: Visit, piece: Piece) -> str:
    about = visit.link.side.abouts.get(piece.id, About())
    by = "yours, safe in the room" if piece.by == visit.me else visit.link.side.name(piece.by)
    return ", ".join(
        filter(None, (by, "a poem" if about.form == "poem" else "", welcome_words(piece.welcome)))
    )


def _own_words(visit: Visit, piece: Piece) -> str:
    if piece.erased:
        return "erased"
    match piece.state:
        case "waiting":
            return "waits for the next reading, safe in the room"
        case "dealt":
            return "at a table, its turn is to come"
        case "open":
            return "is being read"
        case "heard":
            responses = sum(response.by != visit.me for response in piece.responses)
            return f"was heard, {responses} response{'' if responses == 1 else 's'}"
        case "stopped":
            return "was stopped"
        case "withdrawn":
            return "was taken back"
