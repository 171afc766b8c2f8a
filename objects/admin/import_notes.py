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
    names = IMPORTED_AS.get(name, (name,))
    if not record.run or not any(record.values.get(key) for key in names):
        return ""
    said = f"From import {record.run_id}, {record.run.started_at:%-d %b %Y}"
    given = record.values.get(names[0])
    if name == "date_text":
        given = given[0]  # the words; the rest follows from them
    if isinstance(given, str) and given != getattr(instance, name):
        said += f", which gave “{given}”; changed here since"
    return f"{said}."


class ImportNote:
    """For a bound panel: says below the field which import set it."""

    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        note = import_note(self.instance, self.imported_name) if self.instance else ""
        self.help_text = " ".join(filter(None, [str(self.help_text or ""), note]))
