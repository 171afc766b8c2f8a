"""Which import set a field or a list of the edit page."""

from django.core.exceptions import ObjectDoesNotExist

IMPORTED_AS = {
    "date_text": ("object_production_date",),
    "people": ("production_people", "associated_people"),
    "places": ("production_places", "associated_places"),
    "terms": (
        "object_name",
        "material",
        "technique",
        "colour",
        "associated_concept",
        "subject",
    ),
    "dimensions": ("dimension",),
    "inscriptions": ("inscription_content",),
    "object_images": ("image",),
}
"""Under what names an import keeps a field or a list; any other keeps its own name."""


def import_note(instance, name: str) -> str:
    """Which import set this field or list, in words; "" if none did."""
    try:
        record = instance.imported
    except ObjectDoesNotExist:
        return ""
    if not record.run or not any(key in record.values for key in IMPORTED_AS.get(name, (name,))):
        return ""
    given = record.values.get(name)
    changed = isinstance(given, str) and given != getattr(instance, name, given)
    return (
        f"Set by import {record.run_id} on {record.run.started_at:%-d %B %Y}"
        + (f", which gave “{given or 'nothing'}”. " if changed else ". ")
        + "A change made here stays until the catalogue changes it too."
    )


class ImportNote:
    """For a bound panel: says below the field which import set it."""

    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        note = import_note(self.instance, self.imported_name) if self.instance else ""
        self.help_text = " ".join(filter(None, [str(self.help_text or ""), note]))
