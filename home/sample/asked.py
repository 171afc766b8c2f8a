"""The sample's questions to the public, as staff ask them, with a few answers of nobody's."""

from datetime import timedelta

from django.utils import timezone

from whatson.models import Consultation, Option

AS_WRITTEN = ("question", "introduction", "who_decides", "counts_shown", "takes_words")
"""What a sample calls as its question does."""
BEGAN, LASTS, DECIDED = timedelta(days=9), timedelta(days=40), timedelta(days=14)


def ask(row: dict, options: list[dict], **fields) -> Consultation:
    """Ask a question since some days, and for weeks to come; `options` as the fields of each."""
    began = timezone.localdate() - BEGAN
    ends = began + LASTS
    days = {"opens_on": began, "closes_on": ends, "decided_by": ends + DECIDED}
    said = {name: row[name] for name in AS_WRITTEN if name in row}
    made = Consultation.objects.create(**said, **days, **fields)
    rows = [
        Option.objects.create(consultation=made, sort_order=place, **one)
        for place, one in enumerate(options)
    ]
    for option, often in zip(rows, row["answers"], strict=True):
        for _ in range(often):
            made.hear([option])
    made = Consultation.objects.get(pk=made.pk)
    made.open()
    return made
