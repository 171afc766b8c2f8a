"""Parts are hidden, and nothing is reworded."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from memories.admin.hiding import MARK, Reworded, hide, pieces, shows_more

TEXT = "Ada lived there.\nAda and I shared a copper."


def shown(found):
    return [(piece.text, piece.is_hidden) for piece in found]


def test_what_is_left_is_told_from_what_is_hidden():
    public = "[hidden] lived there.\r\nAda and I shared [hidden]"
    assert shown(pieces(TEXT, public)) == [
        ("Ada", True),
        (" lived there.\nAda and I shared ", False),
        ("a copper.", True),
    ]


def test_all_or_nothing_may_be_hidden():
    assert shown(pieces(TEXT, MARK)) == [(TEXT, True)]
    assert shown(pieces(TEXT, TEXT)) == [(TEXT, False)]
    assert pieces("", "") == []


@pytest.mark.parametrize(
    "public",
    [
        "Ada lived here.\nAda and I shared a copper.",
        "lived there.\nAda and I shared a copper.",
        "Ada lived there.\nAda and I shared",
        "Ada and I shared a copper.\n[hidden] Ada lived there.",
        "[hidden] Ada Ada Ada [hidden]",
        "",
    ],
)
def test_rewording_moving_and_leaving_out_without_a_mark_are_refused(public):
    with pytest.raises(Reworded):
        pieces(TEXT, public)


def test_each_place_of_a_phrase_is_hidden_in_any_capitals():
    assert hide(TEXT, ["ADA"]) == "[hidden] lived there.\n[hidden] and I shared a copper."
    assert hide(TEXT, ["Ida"]) == TEXT
    assert hide("[hidden] hid there", ["hid"]) == "[hidden] [hidden] there"


@pytest.mark.parametrize(
    ("before", "after", "is_more"),
    [
        (TEXT, TEXT, False),
        (TEXT, MARK, False),
        ("[hidden] lived there.\nAda and I shared a copper.", TEXT, True),
        (
            "[hidden] lived there.\nAda and I shared a copper.",
            "[hidden]\r\nAda and [hidden]",
            False,
        ),
        ("Ada lived there.\n[hidden]", "[hidden]\nAda and I shared a copper.", True),
    ],
)
def test_showing_more_is_told_from_showing_less(before, after, is_more):
    assert shows_more(TEXT, before, after) is is_more


@given(st.text(max_size=60), st.data())
def test_whatever_is_cut_out_is_no_rewording_and_never_shown(text, data):
    begin = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(begin, len(text)))
    public = text[:begin] + MARK + text[end:]
    found = pieces(text, public)
    assert "".join(piece.text for piece in found) == text
