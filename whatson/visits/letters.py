"""The letters to who asked to see something: each leads to its page, none has anybody's words."""

from contact.letters import LetterKind, Subjects, register, register_subjects
from contact.letters.queue import as_date
from whatson.models import VisitAsk
from whatson.models.visit_ask_queries import ASKED, WAITS
from whatson.models.visit_asks import CALLED_OFF, INVITED, MOVED
from whatson.querysets import is_off
from whatson.told import WAS_PLACE
from whatson.visits.private import PURPOSE


def _ask_of(letter):
    return VisitAsk.objects.unread().filter(reference=letter.about)


def is_there(letter) -> bool:
    """Whether the ask was not taken back."""
    return _ask_of(letter).exists()


def is_invited(letter) -> bool:
    """Whether they are still invited, to that time, and no newer letter says so."""
    ask = _ask_of(letter).invited().filter(~is_off("session__")).first()
    if ask is None or letter.is_overtaken():
        return False
    told = {"start": ask.told_start, "end": ask.told_end}
    return all(
        as_date(letter.facts.get(name)) in (None, when.replace(microsecond=0))
        for name, when in told.items()
    )


def waits_again(letter) -> bool:
    """Whether nobody has invited them to another day since, nor called that off as well."""
    return _ask_of(letter).waiting().exists() and not letter.is_overtaken()


SUBJECT_LINES = {
    ASKED: ("We have what you asked to see", is_there),
    INVITED: ("Come and see it on {{ start|date:'j F' }}", is_invited),
    MOVED: ("Your visit has changed: it is on {{ start|date:'j F, H:i' }}", is_invited),
    CALLED_OFF: ("Your visit on {{ start|date:'j F' }} is off", waits_again),
}
"""By the letter's name: what it says first, and what has to be so when it goes."""

for _name, (_line, _is_so) in SUBJECT_LINES.items():
    register(
        LetterKind(
            name=_name,
            subject_template=_line,
            template_txt=f"whatson/letters/{_name}.txt",
            template_html=f"whatson/letters/{_name}.html",
            opens=PURPOSE,
            is_still_so=_is_so,
            ours=(WAS_PLACE,) if _name == MOVED else (),
        )
    )

register(
    LetterKind(
        name=WAITS,
        subject_template="Somebody would like to see something in the store",
        template_txt="whatson/letters/visit_waits.txt",
        template_html="whatson/letters/visit_waits.html",
        is_still_so=lambda letter: VisitAsk.objects.waiting().exists(),
    )
)


def _references_of(contact):
    return contact.visit_asks.order_by("pk").values_list("reference", flat=True)


WORDS = "to ask to see something at Battersea Arts Centre"

register_subjects(Subjects(PURPOSE, _references_of, WORDS))
