"""All that the public may send us is in one list, and what others may read has a subject."""

import pytest
from django.apps import apps
from django.test import Client
from wagtail.models import Page, get_page_models

from contact.guard import PublicForm, register
from contact.guard.public_forms import form_at, public_forms
from tests.bac_collection.public_addresses import public_addresses
from tests.places import PROJECT

REFUSED = {403, 405}
NAMES = [address.name for address in public_addresses()]
PUBLISHED = ("published", "with_published_objects", "live")
"""What keeps to the public ones among records, names and pages."""
DECISION = PROJECT / "docs" / "decisions" / "0070-public-input.md"


@pytest.mark.django_db
@pytest.mark.parametrize("address", public_addresses(), ids=NAMES)
def test_an_address_that_takes_something_is_in_the_list(address):
    answer = Client(raise_request_exception=False).post(address.path, {"words": "Hello"})
    assert answer.status_code in REFUSED or form_at(address.name), (
        f"{address.name} answers POST with {answer.status_code}: decorate its view with "
        "require_safe, or list it in its app's public_forms.py."
    )


def test_the_walk_sees_all_kinds_of_address():
    assert {"objects:seen", "objects:list", "home:robots", "wagtaildocs_serve"} <= set(NAMES)
    assert len(NAMES) == len(set(NAMES)) > 20


def test_the_list_holds_nothing_that_is_not_there():
    assert [form.url_name for form in public_forms() if form.url_name not in NAMES] == []


def page_types():
    return [model for model in get_page_models() if model is not Page]


@pytest.mark.parametrize("model", page_types(), ids=lambda model: model.__name__)
def test_a_page_takes_nothing(model):
    assert set(model.allowed_http_method_names()) == {"GET", "HEAD", "OPTIONS"}


@pytest.mark.django_db
def test_the_front_door_takes_nothing(client):
    assert client.post("/", {"words": "Hello"}).status_code == 405


@pytest.mark.parametrize("form", public_forms(), ids=lambda form: form.url_name)
def test_what_others_may_read_is_about_something_published(form):
    assert form.name
    assert form.reason.endswith(".")
    assert bool(form.subjects) is form.readable_by_others
    for subject in form.subjects:
        manager = apps.get_model(subject).objects
        assert any(hasattr(manager, name) for name in PUBLISHED)


@pytest.mark.parametrize("address", public_addresses(), ids=NAMES)
def test_what_takes_words_for_others_can_be_closed(address):
    """`takes_words` stands at each view of the list whose words others may read, by its name."""
    form = form_at(address.name)
    said = getattr(address.view, "takes_words", None)
    assert said is None or (form and said == form.name)
    assert said or not (form and form.readable_by_others)


@pytest.mark.parametrize("form", public_forms(), ids=lambda form: form.url_name)
def test_the_decision_walks_every_form(form):
    assert f"`{form.url_name}`" in DECISION.read_text()


def test_words_for_others_without_a_subject_cannot_be_listed():
    with pytest.raises(ValueError, match="needs a subject"):
        register(PublicForm("a wall to write on", "wall", readable_by_others=True, reason="Fun."))
    assert form_at("wall") is None


def test_no_two_forms_are_at_one_address():
    with pytest.raises(ValueError, match="objects:seen"):
        register(PublicForm("another", "objects:seen", readable_by_others=False, reason="None."))
