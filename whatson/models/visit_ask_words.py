"""What somebody said who asks to see something, for who may read it."""

from whatson.models.said import Said, to_say_again

CHANGEABLE = ("who", "people", "group_name", "days", "access_needs", "phone")
"""What one can say otherwise on one's own page."""


class SaidByAsker(Said):
    """Mixed into `VisitAsk`: its words, also where a key to them is lost."""

    @property
    def said_group(self) -> str:
        return self._read(self, "group_name")

    @property
    def said_phone(self) -> str:
        return self._read(self, "phone")

    @property
    def said_days(self) -> str:
        """Which days suit them, in words."""
        labels = dict(self.Day.choices)
        return ", ".join(labels[day] for day in self.days if day in labels) or "Any day"

    @property
    def who_comes(self) -> str:
        """Who would come, and how many."""
        who = self.get_who_display()
        return who if self.who == self.Who.ALONE else f"{who}: {self.people} people"

    def said_before(self) -> dict:
        """What can be said otherwise, as it stands; "" for what cannot be read any more."""
        return {name: to_say_again(self._read(self, name)) for name in CHANGEABLE}

    def things_shown(self):
        """The objects of it that anybody may see."""
        return self.things.published().order_by("number_sort", "pk")
