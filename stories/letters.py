"""The letter that asks somebody to read a draft, and those that tell editors and authors of the
answer and of a comment.

None holds anything of the draft, or of what was said of it.
"""

from contact.letters import LetterKind, Subjects, register, register_subjects
from stories.giving_way import people_of
from stories.models import Article, ReviewInvitation
from stories.models.reviews import ANSWERED, COMMENTED, LETTER
from stories.private import PURPOSE


def still_open(letter) -> bool:
    """Whether there is still something to read."""
    invitation = ReviewInvitation.objects.filter(reference=letter.about).first()
    return invitation is not None and invitation.is_open


def still_answered(letter) -> bool:
    """Whether there still is an answer to look at."""
    found = ReviewInvitation.objects.standing().filter(reference=letter.about)
    return found.exclude(answer="").exists()


def still_commented(letter) -> bool:
    """Whether there still is a comment to look at."""
    found = ReviewInvitation.objects.filter(reference=letter.about)
    return found.exclude(comments=None).exists()


def writers(letter) -> list[str]:
    """Who wrote or began the draft."""
    return people_of(Article.objects.get(pk=letter.facts["story"]))


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
register(
    LetterKind(
        name=ANSWERED,
        subject_template="Somebody has answered about a draft",
        template_txt="stories/letters/answered.txt",
        template_html="stories/letters/answered.html",
        is_still_so=still_answered,
        also_to=writers,
    )
)
register(
    LetterKind(
        name=COMMENTED,
        subject_template="Somebody has commented on a draft",
        template_txt="stories/letters/commented.txt",
        template_html="stories/letters/commented.html",
        is_still_so=still_commented,
        also_to=writers,
    )
)
register_subjects(Subjects(PURPOSE, _references_of))
