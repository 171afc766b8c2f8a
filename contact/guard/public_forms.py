"""The list of all that the public may send us. A test fails for an address that is not in it.

Words that others may read must belong to something that the museum published: that keeps
the site within an exemption (docs/decisions/0070-public-input.md). Each app lists its own
in its `public_forms.py`, read at start as `jobs.py` is.
"""

from dataclasses import dataclass
from http import HTTPMethod

from django.utils.module_loading import autodiscover_modules

ONLY_READ = [HTTPMethod.GET, HTTPMethod.HEAD, HTTPMethod.OPTIONS]
"""For a page type's `allowed_http_methods`: Wagtail lets every page take forms by default."""


@dataclass(frozen=True)
class PublicForm:
    """One address that takes something from people who are not signed in.

    `subjects` are the models, as "app.Model", of which a published record is what the words are
    about. A form needs none if nobody else reads what is sent; the `reason` says so.
    """

    name: str
    url_name: str
    readable_by_others: bool
    reason: str
    subjects: tuple[str, ...] = ()
    is_a_page: bool = True
    """Whether a page that is read by GET holds the form, and may set the form's cookie."""


_forms: dict[str, PublicForm] = {}


def register(*forms: PublicForm) -> None:
    """Put forms in the list; raises ValueError for words without a subject, or a name twice."""
    for form in forms:
        if form.readable_by_others and not form.subjects:
            raise ValueError(f"{form.name}: others may read it, so it needs a subject.")
        if _forms.setdefault(form.url_name, form) != form:
            raise ValueError(f"Two public forms are at {form.url_name}.")


def public_forms() -> list[PublicForm]:
    """All of them, by the names of their addresses."""
    return [_forms[name] for name in sorted(_forms)]


def form_at(url_name: str) -> PublicForm | None:
    """The form at the address of this name, with its namespace ("objects:seen")."""
    return _forms.get(url_name)


def autodiscover() -> None:
    """Read every app's `public_forms.py`."""
    autodiscover_modules("public_forms")
