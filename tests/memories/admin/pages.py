"""What a moderator does with a memory's page: she sees it, fills in a form, presses its button."""

from bs4 import BeautifulSoup

from memories.models import Memory

QUEUE = "/admin/memories/"


def url_of(memory, action="") -> str:
    return f"{QUEUE}{memory.reference}/" + (f"{action}/" if action else "")


def seen(client, memory, action="") -> BeautifulSoup:
    """The page as a browser has it."""
    response = client.get(url_of(memory, action))
    assert response.status_code == 200
    return BeautifulSoup(response.content, "html.parser")


def form_of(page, action, number=0):
    """The form whose button does this, or None."""
    forms = page.select(f'form[action$="/{action}/"]')
    return forms[number] if len(forms) > number else None


def fields_of(form) -> dict:
    """What a browser would send of it, nothing changed."""
    fields = {}
    for field in form.select("input, textarea, select"):
        if field.get("type") == "checkbox" and not field.has_attr("checked"):
            continue
        if field.name == "select":
            chosen = field.select_one("option[selected]") or field.option
            fields[field["name"]] = chosen["value"] if chosen else ""
        elif field.name == "textarea":
            fields[field["name"]] = field.get_text().removeprefix("\n")
        else:
            unsaid = "on" if field.get("type") == "checkbox" else ""
            fields[field["name"]] = field.get("value", unsaid)
    fields.pop("csrfmiddlewaretoken", None)
    return fields


def press(client, memory, action, number=0, on="", **typed):
    """Open the page, fill in this form and press its button."""
    form = form_of(seen(client, memory, on), action, number)
    assert form, f"The page has no way to {action}."
    response = client.post(form["action"], fields_of(form) | typed, follow=True)
    memory.refresh_from_db()
    return response


def offered(client, memory, on="") -> set[str]:
    """What can be done from this page, by the last part of the address."""
    forms = seen(client, memory, on).select('form[action^="/admin/memories/"]')
    return {form["action"].rstrip("/").rsplit("/", 1)[-1] for form in forms}


def now(memory) -> Memory:
    return Memory.objects.get(pk=memory.pk)
