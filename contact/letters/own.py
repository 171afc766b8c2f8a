"""The two letters that are nobody else's: "was this you?", and fresh links."""

from datetime import timedelta

from django.utils.translation import gettext_lazy as _

from contact.letters.kinds import FRESH_LINKS, WAS_THIS_YOU, LetterKind, register

register(
    LetterKind(
        name=WAS_THIS_YOU,
        subject_template=_("Was this you?"),
        template_txt="contact/letters/was_this_you.txt",
        template_html="contact/letters/was_this_you.html",
        needs_confirmed=False,
        once_in=timedelta(days=7),
    )
)
register(
    LetterKind(
        name=FRESH_LINKS,
        subject_template=(
            "{% load i18n %}{% blocktranslate count number=links|length %}Your fresh link"
            "{% plural %}Your fresh links{% endblocktranslate %}"
        ),
        template_txt="contact/letters/fresh_links.txt",
        template_html="contact/letters/fresh_links.html",
        once_in=timedelta(minutes=15),
    )
)
