"""The sample's questions to the public, as staff ask them, with a few answers of nobody's."""

from datetime import timedelta

from django.utils import timezone

from whatson.models import Consultation, Option

AS_WRITTEN = (
    *("question", "introduction", "who_decides", "counts_shown", "takes_words"),
    *("heard", "did"),
)
"""What a sample calls as its question does."""
BEGAN, LASTS, DECIDED = 9, timedelta(days=40), timedelta(days=14)


def ask(row: dict, options: list[dict], **fields) -> Consultation:
    """Ask a question since some days, for forty; `options` as the fields of each. One that says
    what was done is closed.
    """
    began = timezone.localdate() - timedelta(days=row.get("began", BEGAN))
    ends = began + LASTS
    days = {"opens_on": began, "closes_on": ends, "decided_by": ends + DECIDED}
    said = {name: row[name].strip() for name in AS_WRITTEN if isinstance(row.get(name), str)}
    said["takes_words"] = row.get("takes_words", False)
    made = Consultation.objects.create(**said, **days, **fields)
    _answer(made, row, options)
    made = Consultation.objects.get(pk=made.pk)
    made.open()
    if made.did:
        made.close()
        made.closed_on = made.decided_by
        made.save(update_fields=["closed_on"])
    return made


def _answer(made, row, options) -> None:
    rows = [
        Option.objects.create(consultation=made, sort_order=place, **one)
        for place, one in enumerate(options)
    ]
    for option, often in zip(rows, row["answers"], strict=True):
        for _ in range(often):
            made.hear([option])
    made.answers.update(day=made.opens_on)
