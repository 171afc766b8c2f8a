"""What curators do to many at once: publish, unpublish, merge.

Wagtail has only "delete" for snippets.
"""

from django import forms
from django.contrib.admin.utils import quote
from django.core.exceptions import ValidationError
from django.db.models import BigIntegerField, ProtectedError
from django.shortcuts import redirect
from django.urls import reverse
from wagtail.admin import messages
from wagtail.log_actions import log
from wagtail.snippets.bulk_actions.delete import DeleteBulkAction
from wagtail.snippets.bulk_actions.snippet_bulk_action import SnippetBulkAction

from objects import tasks
from objects.admin.filters import CollectionObjectFilterSet
from objects.models import CollectionObject, Person, Place, Term

AT_ONCE = 100
"""More than this is left to the worker."""
LONGEST_KEY = 20
"""Digits: more than any database has."""
NAMED = 20
"""So many are listed by name on the page that asks."""


def keys(typed: list[str]) -> list[int]:
    """Those that can be keys of records: an address typed by hand may hold anything."""
    found = [int(key) for key in typed if key.isdecimal() and len(key) < LONGEST_KEY]
    return [key for key in found if key <= BigIntegerField.MAX_BIGINT]


class ObjectsBulkAction(SnippetBulkAction):
    """For objects: "all in the listing" are those that the filters leave, not all there are."""

    models = [CollectionObject]
    template_name = "objects/admin/confirm_bulk.html"

    def get_actionable_objects(self):
        if self.check_perm(None):
            return self.selected(), {"items_with_no_access": []}
        return [], {"items_with_no_access": self.selected()[:NAMED]}

    def selected(self):
        ids = self.request.GET.getlist("id")
        if "all" in ids:
            return self.listed().in_number_order()
        return CollectionObject.objects.filter(pk__in=keys(ids)).in_number_order()

    def listed(self):
        objects = CollectionObject.objects.all()
        filters = CollectionObjectFilterSet(self.request.GET, request=self.request)
        if filters.is_valid():
            objects = filters.filter_queryset(objects)
        return objects.matching(self.request.GET.get("q", ""))

    def check_perm(self, snippet):
        return self.permission_policy.user_has_permission(self.request.user, "publish")

    def get_context_data(self, **kwargs):
        objects, _ = self.get_actionable_objects()
        count = len(objects) if isinstance(objects, list) else objects.count()
        return super().get_context_data(**kwargs) | {
            "action": self,
            "count": count,
            "further": max(count - NAMED, 0),
            "by_worker": count > AT_ONCE,
        }

    def annotate_items(self, items):
        return items[:NAMED]

    def form_valid(self, form):
        objects, refused = self.get_actionable_objects()
        if not refused["items_with_no_access"]:
            self.carry_out(list(objects.values_list("pk", flat=True)))
        return redirect(self.next_url)

    def carry_out(self, ids):
        if len(ids) > AT_ONCE:
            self.task.enqueue(ids, self.request.user.pk)
            messages.success(
                self.request,
                f"{len(ids):,} objects are being {self.done} in the background. "
                "The list shows how far it is each time you load it.",
            )
            return
        changed = self.task.call(ids, self.request.user.pk)
        said = f"{changed} {'object' if changed == 1 else 'objects'} {self.done}."
        if left := len(ids) - changed:
            said += f" {left} left as they were: {self.left_because}."
        messages.success(self.request, said)


class PublishBulkAction(ObjectsBulkAction):
    display_name = "Publish"
    action_type = "publish"
    aria_label = "Publish selected objects"
    action_priority = 10
    done = "published"
    left_because = "published already, retired, or locked by somebody else"
    task = tasks.publish_objects


class UnpublishBulkAction(ObjectsBulkAction):
    display_name = "Unpublish"
    action_type = "unpublish"
    aria_label = "Unpublish selected objects"
    action_priority = 20
    done = "unpublished"
    left_because = "drafts already, retired, or locked by somebody else"
    task = tasks.unpublish_objects


class MergeForm(forms.Form):
    """Which of the names chosen is the one to show."""

    target = forms.ModelChoiceField(
        None, label="Show the name", empty_label=None, widget=forms.RadioSelect
    )

    def __init__(self, *args, authorities, **kwargs):
        super().__init__(*args, **kwargs)
        # The one that most objects have is the likeliest.
        self.fields["target"].queryset = authorities.order_by("-uses", "name")
        self.fields["target"].initial = self.fields["target"].queryset.first()


class MergeBulkAction(SnippetBulkAction):
    """Two or more names for one thing meet in the one that is shown."""

    models = [Person, Place, Term]
    display_name = "Merge"
    action_type = "merge"
    aria_label = "Merge selected names"
    action_priority = 10
    template_name = "objects/admin/confirm_merge.html"
    form_class = MergeForm

    def check_perm(self, snippet):
        return self.permission_policy.user_has_permission(self.request.user, "change")

    def selected(self):
        ids = self.request.GET.getlist("id")
        return self.model.objects.filter(pk__in=keys(ids)).select_related("preferred").with_uses()

    def get_actionable_objects(self):
        authorities = list(self.selected())
        if self.check_perm(None):
            return authorities, {"items_with_no_access": []}
        return [], {"items_with_no_access": authorities}

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"authorities": self.selected()}

    def why_not(self, authorities) -> str:
        """Why these can't be merged, "" if they can."""
        if "all" in self.request.GET.getlist("id"):
            return "Choose the names one by one: all of a list can't be names for one thing."
        if len(authorities) < 2:
            return "Choose two names or more."
        if not all(authorities[0].may_merge(other) for other in authorities):
            return "These are of different lists. Only names of one list can be merged."
        return ""

    def get_context_data(self, **kwargs):
        authorities, _ = self.get_actionable_objects()
        return super().get_context_data(**kwargs) | {"why_not": self.why_not(authorities)}

    def object_context(self, authority):
        return super().object_context(authority) | {"uses": authority.uses}

    def form_valid(self, form):
        authorities, refused = self.get_actionable_objects()
        if refused["items_with_no_access"] or self.why_not(authorities):
            return self.render_to_response(self.get_context_data(form=form))
        self.merge(form.cleaned_data["target"], authorities)
        return redirect(self.next_url)

    def merge(self, target, authorities):
        others = [other for other in authorities if other != target]
        try:
            target.take_in(others)
        except ValidationError as error:
            messages.error(self.request, " ".join(error.messages))
            return
        shown = target.shown
        for other in others:
            log(other, "objects.merge", user=self.request.user, data={"into": str(shown)})
        names = ", ".join(f"“{other}”" for other in others)
        verb = "is" if len(others) == 1 else "are"
        messages.success(
            self.request,
            f"{names} {verb} now shown as “{shown}”.",
            buttons=[messages.button(self.edit_url(shown), "Edit")],
        )

    def edit_url(self, authority):
        return reverse(authority.snippet_viewset.get_url_name("edit"), args=[quote(authority.pk)])


class DeleteAuthoritiesBulkAction(DeleteBulkAction):
    """Wagtail's, which meets a name that objects still have with a page of its own errors."""

    models = [Person, Place, Term]

    def form_valid(self, form):
        try:
            return super().form_valid(form)
        except ProtectedError:
            messages.error(
                self.request,
                "Nothing was deleted: objects, or other names, still use some of these. "
                "Merge them instead, and another name is shown.",
            )
            return redirect(self.next_url)
