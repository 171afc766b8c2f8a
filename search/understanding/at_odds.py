"""A text that asks for a word and leaves it out, as the two that it may have been meant for."""

from collections.abc import Iterable, Mapping

from search.parser import Piece, parse, pieces


def halves(text: str, fields: Mapping[str, str]) -> list[tuple[str, str]]:
    """The text without the sign against its own words, and without those words; each with how
    to say it. None where it is not at odds with itself.
    """
    at_odds = parse(text, fields).at_odds
    if not at_odds:
        return []
    against = [piece for piece in pieces(text, fields) if _is_against(piece, at_odds)]
    asking = [piece for piece in pieces(text, fields) if _is_for(piece, at_odds)]
    rest = _without(text, against + asking)
    left_out = " or ".join(dict.fromkeys(f"“{clause.written}”" for clause in at_odds))
    wanted, unwanted = _without(text, against), _without(text, asking)
    return [(wanted, f"“{wanted}”"), (unwanted, f"{rest or 'everything'} without {left_out}")]


def _is_against(piece: Piece, at_odds) -> bool:
    ruled_out = (clause.rules_out(other) for clause in piece.clauses for other in at_odds)
    return piece.is_against and any(ruled_out)


def _is_for(piece: Piece, at_odds) -> bool:
    return not piece.is_against and any(clause in at_odds for clause in piece.clauses)


def _without(text: str, cut: Iterable[Piece]) -> str:
    for piece in sorted(cut, reverse=True):
        text = f"{text[: piece.start]} {text[piece.end :]}"
    return " ".join(text.split())
