"""The slips of one box, as somebody counted them on a table."""

from django import forms
from django.db import transaction


class PaperForm(forms.Form):
    """Where the box stood, how many slips were in it, and how many chose what."""

    where = forms.CharField(max_length=100, label="Which box", help_text="For example: the foyer.")
    slips = forms.IntegerField(
        min_value=1,
        max_value=100_000,
        label="Slips in it",
        help_text="All of them, also those on which nothing can be read.",
    )

    def __init__(self, *args, consultation, **kwargs):
        super().__init__(*args, **kwargs)
        self.consultation = consultation
        self.options = {f"option-{one.pk}": one for one in consultation.options.all()}
        for name, option in self.options.items():
            self.fields[name] = forms.IntegerField(
                min_value=0, max_value=100_000, label=option.staff_name, initial=0
            )

    def clean(self):
        cleaned = super().clean()
        numbers = [cleaned.get(name) or 0 for name in self.options]
        slips, most = cleaned.get("slips"), self.consultation.most
        if slips and any(number > slips for number in numbers):
            self.add_error("slips", "More chose one answer than there are slips. Count again.")
        elif slips and sum(numbers) > slips * most:
            self.add_error(
                "slips", f"That is more than {most} on each slip. Leave out slips with too many."
            )
        return cleaned

    @transaction.atomic
    def keep(self, user):
        """Keep it, with who typed it in; returns the box."""
        box = self.consultation.boxes.create(
            where=self.cleaned_data["where"], slips=self.cleaned_data["slips"], typed_by=user
        )
        for name, option in self.options.items():
            box.counts.create(option=option, number=self.cleaned_data[name])
        return box
