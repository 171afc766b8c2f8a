"""The letter that says when the home page tips: by the clock, with nobody at the desk."""

from contact.letters import LetterKind, register
from home.models import HomePage

TIPS = "home_tips"


def still_tips(letter) -> bool:
    """Whether shows still stand back when it goes."""
    page = HomePage.objects.live().first()
    return page is not None and page.balance().tips


register(
    LetterKind(
        name=TIPS,
        subject_template="Shows stand back on the home page",
        template_txt="home/letters/home_tips.txt",
        template_html="home/letters/home_tips.html",
        is_still_so=still_tips,
    )
)
