"""A memory's consent: how it is recorded, widened and narrowed."""

from datetime import date

from django.db import transaction
from django.utils import timezone

from memories import consent


class Consenting:
    """Mixed into `Memory`."""

    @property
    def last_consent(self):
        """The record that counts, or None."""
        return self.consents.order_by("-pk").first()

    @property
    def is_given(self) -> bool:
        """Whether it was given by somebody who may: a child's, with a grown-up."""
        return bool(self.age) and (not self.is_by_child or self.agreed_by_adult)

    @property
    def may_be_shown(self) -> bool:
        """Whether that somebody said yes to this site; if not, only the museum reads it."""
        agreed = self.uses.filter(choice=consent.SITE, answer=consent.YES)
        return self.is_given and agreed.exists()

    @transaction.atomic
    def agree(self, choices=None, *, given_by="web", language="en", **said):
        """Record what the giver allows, each choice that is not named being the cautious answer.

        `said`: `ask_again_after` (years), `outliving`, `licence`, `given_at`. Raises ValueError
        for a choice or answer that is not in the table. Everything follows at once, as it is
        the database that is asked at every showing.
        """
        answers = consent.cautious() | dict(choices or {})
        _check(answers)
        record = self.consents.create(
            wording_version=consent.VERSION,
            wording_hash=consent.wording_hash(),
            language=language,
            choices=answers,
            age=self.age,
            given_by=given_by,
            **said,
        )
        self._use(record)
        self.licence = record.licence
        self.save(update_fields=["licence"])
        self.changed()
        return record

    def _use(self, record):
        until = _years_after(record.given_at, record.ask_again_after)
        for choice, answer in record.choices.items():
            self.uses.update_or_create(choice=choice, defaults={"answer": answer, "until": until})


def _check(answers):
    wrong = set(answers) - set(consent.CHOICES) or set(answers.values()) - set(consent.ANSWERS)
    if wrong:
        raise ValueError(f"No such choice or answer: {', '.join(sorted(map(str, wrong)))}.")


def _years_after(moment, years) -> date | None:
    if not years:
        return None
    day = timezone.localdate(moment)
    last = 28 if (day.month, day.day) == (2, 29) else day.day
    return day.replace(year=day.year + years, day=last)
