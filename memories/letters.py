"""Every letter about a memory: each with a link to its page, none with anybody's words."""

from datetime import timedelta

from django.utils.translation import gettext_lazy as _

from contact.letters import LetterKind, Subjects, register, register_subjects
from memories import states, still_so
from memories.private import PURPOSE

GIVEN = "memory_given"
QUESTION = "memory_question"
DECLINED = "memory_declined"
TO_BE_SHOWN = "memory_to_be_shown"
READ = "memory_read"
PUBLISHED = "memory_published"
ANSWERED = "memory_answered"
RECORD_CHANGED = "memory_record_changed"
NEWS_ACCEPTED = "memory_news_accepted"
NEWS_READ = "memory_news_read"
NEWS_DECLINED = "memory_news_declined"
REMOVED = "memory_removed"
TAKEN_BACK = "memory_taken_back"
ADULT_NOW = "memory_adult_now"
CONSENT_RUNS_OUT = "memory_consent_runs_out"
MORNING = "memories_morning"
HOLD_ENDED = "memories_hold_ended"
UNWRITTEN = "memory_unwritten"
"""No letter: what stands for one that could not be written; `telling_givers` decides which."""

TO_GIVERS = {
    GIVEN: _("We have your memory: thank you"),
    QUESTION: _("We have a question about your memory"),
    DECLINED: _("We have read your memory"),
    TO_BE_SHOWN: _("We have read your memory"),
    READ: _("We have read your memory"),
    PUBLISHED: _("Your memory is on our site"),
    ANSWERED: _("We have answered your memory"),
    RECORD_CHANGED: _("Your memory has changed what we know"),
    NEWS_ACCEPTED: _("What you changed is on our site"),
    NEWS_READ: _("We have read what you changed"),
    NEWS_DECLINED: _("We have read what you changed"),
    REMOVED: _("Your memory is no longer on our site"),
    TAKEN_BACK: _("Your memory is taken back"),
    ADULT_NOW: _("May we still show your memory?"),
    CONSENT_RUNS_OUT: _("May we still show your memory?"),
}
"""What their subject lines say. Of what was never sent there is no letter."""

TO_STAFF = {
    MORNING: "Memories this morning: {{ new }} to read",
    HOLD_ENDED: "A hold has ended: {{ about }}",
}


def _kind(name: str, subject: str, **fields) -> LetterKind:
    file = name.partition("_")[2]
    return LetterKind(
        name=name,
        subject_template=subject,
        template_txt=f"memories/letters/{file}.txt",
        template_html=f"memories/letters/{file}.html",
        **fields,
    )


SO_WHILE = {
    GIVEN: still_so.waits_to_be_read,
    QUESTION: still_so.in_state(states.CHANGES_ASKED),
    DECLINED: still_so.in_state(states.DECLINED),
    TO_BE_SHOWN: still_so.in_state(states.APPROVED),
    PUBLISHED: still_so.is_shown,
    NEWS_ACCEPTED: still_so.is_shown,
    READ: still_so.is_with_us_unseen,
    NEWS_READ: still_so.is_with_us_unseen,
    REMOVED: still_so.in_state(states.REMOVED),
    TAKEN_BACK: still_so.in_state(states.WITHDRAWN),
    ADULT_NOW: still_so.is_a_teens,
    ANSWERED: still_so.is_answered,
    RECORD_CHANGED: still_so.has_note,
}
"""What has to be so of a memory when a letter about it goes; of the others, that it is with us."""

for _name, _subject in TO_GIVERS.items():
    _is_so = SO_WHILE.get(_name, still_so.is_with_us)
    register(_kind(_name, _subject, opens=PURPOSE, is_still_so=_is_so))
for _name, _subject in TO_STAFF.items():
    register(_kind(_name, _subject))


def _references_of(contact):
    sent = contact.memories.exclude(state__in=(states.DRAFT, states.ERASED))
    return sent.order_by("pk").values_list("reference", flat=True)


WORDS = _("with a memory for Battersea Arts Centre")

register_subjects(Subjects(PURPOSE, _references_of, WORDS))

ASKED_WITHIN = timedelta(days=30)
"""So long before a consent runs out its giver is asked, and as long after."""
