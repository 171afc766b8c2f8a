"""The letter that asks somebody to read a draft: it holds nothing of it but the link."""

from contact.letters import LetterKind, Subjects, register, register_subjects
from stories.models import ReviewInvitation
from stories.models.reviews import LETTER
from stories.private import PURPOSE


def still_open(letter) -> bool:
    """Whether there is still something to read."""
    invitation = ReviewInvitation.objects.filter(reference=letter.about).first()
    return invitation is not None and invitation.is_open


def _references_of(contact):
    return contact.reviews.standing().order_by("pk").values_list("reference", flat=True)


register(
    LetterKind(
        name=LETTER,
        subject_template="Please read this before we publish it",
        template_txt="stories/letters/review.txt",
        template_html="stories/letters/review.html",
        # An editor gave the address, so there is nobody who could say "yes, that was me".
        needs_confirmed=False,
        opens=PURPOSE,
        is_still_so=still_open,
    )
)
register_subjects(Subjects(PURPOSE, _references_of))
