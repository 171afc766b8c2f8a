"""What people gave is in plain rows: Wagtail keeps no other copy of it, and shows no second way in.

Revisions, drafts, logs, the reference index and exports keep words where nothing erases them.
"""

import pytest
from django.apps import apps
from django.db import models
from django.urls import URLPattern, get_resolver
from wagtail import hooks
from wagtail.admin.viewsets import viewsets
from wagtail.admin.viewsets.chooser import ChooserViewSet
from wagtail.models import (
    DraftStateMixin,
    LockableMixin,
    PreviewableMixin,
    ReferenceIndex,
    RevisionMixin,
    WorkflowMixin,
)
from wagtail.search import index
from wagtail.snippets.models import get_snippet_models

from contact.fields import EncryptedTextField
from contact.models import Contact
from memories.models import Memory, MemoryFile, Message, Telling
from stories.models import ReviewComment, ReviewInvitation

PLANT = "zanzibarquince"
NOT_PEOPLES = {"MemorySettings", "IntakeSettings", "WorkshopCode", "JobRun", "Leftover"}
"""Of the two apps, what holds nothing that people gave: settings, names of jobs and of places."""
PEOPLES = [
    model
    for label in ("memories", "contact")
    for model in apps.get_app_config(label).get_models()
    if model.__name__ not in NOT_PEOPLES
] + [ReviewInvitation, ReviewComment]
KEEPERS = (
    DraftStateMixin, LockableMixin, PreviewableMixin, RevisionMixin, WorkflowMixin, index.Indexed,
)  # fmt: skip
WORDY = (models.TextField, models.CharField, models.JSONField, EncryptedTextField)
OURS = {"reference", "token", "address_hash"}
"""Made by chance or by a hash: no words of anybody's."""

every_model = pytest.mark.parametrize("model", PEOPLES, ids=lambda model: model.__name__)


def test_the_walk_knows_what_people_give():
    assert {Memory, Telling, Message, MemoryFile, Contact} <= set(PEOPLES)


@every_model
def test_no_mixin_of_wagtails_keeps_another_copy(model):
    assert not [keeper for keeper in KEEPERS if issubclass(model, keeper)]
    kept = {field.name for field in model._meta.get_fields()} & {"revisions", "workflow_states"}
    assert not kept


@every_model
def test_its_str_and_repr_hold_nobodys_words(model):
    wordy = [
        field
        for field in model._meta.concrete_fields
        if isinstance(field, WORDY) and field.name not in OURS and not field.choices
    ]
    one = model(**{field.name: f"{PLANT} {field.name}" for field in wordy if not is_code(field)})
    assert PLANT not in str(one)
    assert PLANT not in repr(one)


def is_code(field):
    """A reference to something, or a hash, by its name."""
    return field.name.endswith(("_hash", "subject", "purpose"))


@every_model
def test_no_table_gives_a_permission_by_itself(model):
    assert model._meta.default_permissions == ()


@every_model
def test_no_form_or_list_of_the_admins_own_is_over_it(model):
    assert model not in get_snippet_models()
    lists = [viewset for viewset in viewsets.viewsets if not isinstance(viewset, ChooserViewSet)]
    assert model not in {getattr(viewset, "model", None) for viewset in lists}


@every_model
def test_wagtail_neither_refers_to_it_nor_finds_it(model):
    assert model not in ReferenceIndex.tracked_models
    assert model not in ReferenceIndex.indexed_models
    assert model not in index.get_indexed_models()


def admin_views(name_part=""):
    """The classes behind the admin's addresses that have this in their names."""
    admin = next(p for p in get_resolver().url_patterns if str(p.pattern) == "admin/")
    return [
        view
        for pattern in within(admin.url_patterns)
        for view in [getattr(pattern.callback, "view_class", pattern.callback)]
        if name_part in (pattern.name or "")
    ]


def within(patterns):
    for pattern in patterns:
        if isinstance(pattern, URLPattern):
            yield pattern
        else:
            yield from within(pattern.url_patterns)


@every_model
def test_no_view_of_the_admin_deletes_or_exports_it(model):
    views = [view for view in admin_views() if getattr(view, "model", None) is model]
    assert not [view for view in views if "delete" in view.__name__.casefold()]
    assert not [view for view in views if getattr(view, "list_export", ())]


def test_no_bulk_action_takes_any_of_it():
    """Nothing is approved, deleted or moved by the dozen."""
    actions = hooks.get_hooks("register_bulk_action")
    assert actions
    taken = {model for action in actions for model in action.models}
    assert not taken & set(PEOPLES)
