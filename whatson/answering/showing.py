"""What a reader sees of one question: the form, or thanks, or that it is over; and its counts."""

from dataclasses import dataclass
from functools import cached_property

from whatson.answering import mark
from whatson.answering.forms import AnswerForm
from whatson.results import Result


@dataclass
class Asked:
    """One question as it stands on a page that somebody reads, or in a text without a reader.

    `form` is what came back with something to put right; `again` says that somebody beside the
    reader wishes to answer.
    """

    consultation: object
    request: object = None
    bound: AnswerForm | None = None
    again: bool = False

    @cached_property
    def times(self) -> int:
        """How often it was answered in this visit."""
        return mark.times(self.request, self.consultation.pk) if self.request else 0

    @cached_property
    def form(self) -> AnswerForm | None:
        """The form, where there is somebody to fill it in."""
        if self.bound:
            return self.bound
        if not self.request or not self.consultation.takes_answers:
            return None
        is_wished = self.again or not self.times
        return (
            AnswerForm(request=self.request, consultation=self.consultation) if is_wished else None
        )

    @property
    def result(self) -> Result | None:
        """The counts, where readers may see them now."""
        return Result(self.consultation) if self.consultation.shows_counts else None

    @property
    def back(self) -> str:
        """The page to come back to; where something was to put right, still that one."""
        if self.bound:
            return self.bound.data.get("back", "")
        return self.request.path if self.request else ""
