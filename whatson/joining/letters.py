"""The letters to those who come: each with a link to their own page, none with anybody's words."""

from django.utils import timezone

from contact.letters import LetterKind, Subjects, register, register_subjects
from whatson.joining import telling
from whatson.joining.private import PURPOSE
from whatson.models import Joining
from whatson.told import WAS_PLACE

STATE = Joining.State
EXPECTED = (STATE.COMING, STATE.WAITING)

SUBJECTS = {
    telling.KEPT: "We have what you said: thank you",
    telling.PLACE: "There is a place for you",
    telling.CHANGED: "Something has changed about what you come to",
    telling.OFF: "It is cancelled: please don’t set out",
    telling.REMINDER: "Tomorrow: we look forward to you",
    telling.NEW_DATES: "There are new dates",
    telling.ENDED: "It does not go on here any more",
}


def _found(letter, *states):
    found = Joining.objects.unread().select_related("session__project")
    return found.filter(reference=letter.about, state__in=states).first()


def _is_to_come(letter, *states) -> bool:
    joining = _found(letter, *states)
    return joining is not None and joining.takes_changes


def is_kept(letter) -> bool:
    """Whether it still is so that they come, wait, or would like to hear; not where a letter that
    it has changed says more.
    """
    is_so = _is_to_come(letter, *EXPECTED, STATE.INTERESTED)
    return is_so and not letter.is_overtaken(telling.CHANGED)


def has_place(letter) -> bool:
    return _is_to_come(letter, STATE.COMING)


def has_changed(letter) -> bool:
    """Whether they come still, and no newer letter says of another change. The newest always goes:
    it says how it is as it goes.
    """
    return _is_to_come(letter, *EXPECTED) and not letter.is_overtaken()


def is_off(letter) -> bool:
    """Whether it is cancelled still, and they would have come; that is said once."""
    joining = _found(letter, *EXPECTED)
    is_so = joining is not None and joining.is_off and not joining.is_over
    return is_so and not letter.is_overtaken()


def is_tomorrow(letter) -> bool:
    joining = _found(letter, STATE.COMING)
    to_come = joining is not None and joining.takes_changes and joining.wishes_reminder
    return to_come and joining.session.start > timezone.now()


def has_dates(letter) -> bool:
    joining = _found(letter, STATE.INTERESTED)
    is_so = joining is not None and joining.project is not None and joining.project.live
    return is_so and not letter.is_overtaken()


def has_ended(letter) -> bool:
    """Whether the project has not come back meanwhile."""
    joining = _found(letter, STATE.INTERESTED)
    return joining is not None and joining.is_ended and not letter.is_overtaken()


IS_SO = {
    telling.KEPT: is_kept,
    telling.PLACE: has_place,
    telling.CHANGED: has_changed,
    telling.OFF: is_off,
    telling.REMINDER: is_tomorrow,
    telling.NEW_DATES: has_dates,
    telling.ENDED: has_ended,
}

for _name, _subject in SUBJECTS.items():
    register(
        LetterKind(
            name=_name,
            subject_template=_subject,
            template_txt=f"whatson/letters/{_name}.txt",
            template_html=f"whatson/letters/{_name}.html",
            opens=PURPOSE,
            is_still_so=IS_SO[_name],
            ours=(WAS_PLACE,) if _name in (telling.CHANGED, telling.OFF) else (),
        )
    )


def _references_of(contact):
    return contact.joinings.order_by("pk").values_list("reference", flat=True)


WORDS = "to come to something at Battersea Arts Centre, or to hear of it"

register_subjects(Subjects(PURPOSE, _references_of, WORDS))
