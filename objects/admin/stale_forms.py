"""A form that was open while an import came in: it must not undo the import."""

from objects.models.described import CATALOGUE_FIELDS
from objects.models.drafts import CATALOGUE_ROWS

CHANGED = (
    "The catalogue changed while you had this page open, so its fields and rows are as the import "
    "left them. What you wrote in this site's own fields is saved."
)
OURS_ON_A_PICTURE = ("alt_text", "may_show")


def is_stale(data, thing) -> bool:
    """Whether what was sent was shown before an import changed the object."""
    sent = data.get("catalogue_version", "")
    return sent.isdigit() and int(sent) != thing.catalogue_version


def with_catalogue_of(form, data):
    """What was sent, with the catalogue's fields and rows as the unsent `form` shows them now."""
    data = data.copy()
    data["catalogue_version"] = form["catalogue_version"].value()
    for field in form:
        if field.name in CATALOGUE_FIELDS:
            _put(data, field)
    for name in CATALOGUE_ROWS:
        if name in form.formsets:
            _put_rows(data, form.formsets[name])
    return data


def _put_rows(data, rows):
    written = {name: value for name, value in data.items() if name.startswith(f"{rows.prefix}-")}
    for name in written:
        del data[name]
    for field in rows.management_form:
        data[field.html_name] = field.value()
    for place, row in enumerate(rows.forms, 1):
        said = _said_of(row, written)
        for field in row:
            _put(data, field, said.get(field.name))
        if rows.can_order:
            data[row["ORDER"].html_name] = place


def _said_of(row, written) -> dict:
    """What was typed about the same picture, wherever it stood on the page."""
    image = str(row["image"].value()) if "image" in row.fields else None
    for name, value in written.items():
        if image and name.endswith("-image") and value == image:
            prefix = name.removesuffix("image")
            return {ours: written.get(prefix + ours, "") for ours in OURS_ON_A_PICTURE}
    return {}


def _put(data, field, instead=None):
    value = field.value() if instead is None else instead
    if value is None or value is False or (instead == "" and field.name == "may_show"):
        data.pop(field.html_name, None)
    else:
        data[field.html_name] = value
