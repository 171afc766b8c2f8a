"""How often each answer was given, on screen and on paper, with what that is worth."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Row:
    """One answer, how often it was given, and of how many in a hundred answers."""

    option: object
    on_screen: int
    on_paper: int
    share: int

    @property
    def total(self) -> int:
        return self.on_screen + self.on_paper


@dataclass(frozen=True)
class Result:
    """The counts of a question that came through `counted()` of its queryset; no query."""

    consultation: object

    @property
    def on_screen(self) -> int:
        return self.consultation.on_screen

    @property
    def on_paper(self) -> int:
        return self.consultation.on_paper

    @property
    def total(self) -> int:
        return self.on_screen + self.on_paper

    @property
    def rows(self) -> list[Row]:
        """In the order of asking; of objects, once it is over, what was chosen most first."""
        rows = [self._row(option) for option in self.consultation.options.all()]
        if self.consultation.is_of_objects and self.consultation.is_over:
            rows.sort(key=lambda row: -row.total)
        return rows

    def _row(self, option):
        chosen = option.on_screen + option.on_paper
        share = round(100 * chosen / self.total) if self.total else 0
        return Row(option, option.on_screen, option.on_paper, min(share, 100))
