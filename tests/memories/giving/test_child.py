"""Before a child's memory is sent, the child is told what should not be in it."""

import pytest

pytestmark = pytest.mark.django_db


def test_a_child_sees_no_line_of_theirs_shown_and_is_told_what_to_take_out(giver):
    giver.first()
    giver.answer("age", age="child", agreed_by_adult="on")
    giver.answer("role", users_role="I am Mo Ali in Year 4 at Shaftesbury Park School")
    giver.answer("when", when_text="on 3 June at 12 Usk Road")
    look = giver.get("look").content.decode()
    assert "Mo Ali" not in look
    assert "Usk Road" not in look
    assert "Is your name, your school or your street in it?" in look


def test_a_grown_up_is_not(giver):
    giver.first()
    giver.answer("age", age="adult")
    giver.answer("role", users_role="I am Mo Ali, who taught there")
    look = giver.get("look").content.decode()
    assert "Mo Ali" in look
    assert "Is your name, your school" not in look
