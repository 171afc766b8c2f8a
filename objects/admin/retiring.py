"""Withdraw an object from the collection, and bring it back."""

from django import forms
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.views.generic import FormView
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.views.generic.permissions import PermissionCheckedMixin
from wagtail.log_actions import log
from wagtail.snippets.action_menu import ActionMenuItem

from objects.admin.widgets import RecordChooser
from objects.models import CollectionObject


class RetireForm(forms.Form):
    """What stands in its place, if anything does."""

    replaced_by = forms.ModelChoiceField(
        CollectionObject.objects.filter(retired_at=None),
        required=False,
        label="Replaced by",
        help_text="Readers who come to the old address are led to this object. "
        "Empty, if nothing does: the address then says that the record is withdrawn.",
        widget=RecordChooser(model=CollectionObject),
    )

    def __init__(self, *args, instance, **kwargs):
        super().__init__(*args, **kwargs)
        self.instance = instance

    def clean_replaced_by(self):
        other = self.cleaned_data["replaced_by"]
        if other == self.instance:
            raise forms.ValidationError("An object cannot replace itself. Choose another.")
        return other


class ConfirmView(PermissionCheckedMixin, WagtailAdminTemplateMixin, FormView):
    """A question, and what happens on yes."""

    permission_required = "publish"
    model = None
    edit_url_name = None
    header_icon = None

    def setup(self, request, *args, pk, **kwargs):
        super().setup(request, *args, **kwargs)
        self.object = get_object_or_404(CollectionObject, pk=pk)

    def get_breadcrumbs_items(self):
        return []

    def get_page_subtitle(self):
        return str(self.object)

    def get_success_url(self):
        return reverse(self.edit_url_name, args=[self.object.pk])

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs) | {"object": self.object}


class RetireView(ConfirmView):
    page_title = "Retire"
    form_class = RetireForm
    template_name = "objects/admin/confirm_retire.html"

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"instance": self.object}

    def form_valid(self, form):
        replaced_by = form.cleaned_data["replaced_by"]
        self.object.retire(replaced_by)
        data = {"replaced_by": str(replaced_by)} if replaced_by else {}
        log(self.object, "objects.retire", user=self.request.user, data=data)
        messages.success(self.request, f"“{self.object}” is retired.")
        return redirect(self.get_success_url())


class ReviveView(ConfirmView):
    page_title = "Revive"
    form_class = forms.Form
    template_name = "objects/admin/confirm_revive.html"

    def form_valid(self, form):
        self.object.revive()
        log(self.object, "objects.revive", user=self.request.user)
        messages.success(self.request, f"“{self.object}” is back, as {self.object.state}.")
        return redirect(self.get_success_url())


class RetireMenuItem(ActionMenuItem):
    """In the edit page's menu beside "Publish": retire, or revive what is retired."""

    order = 200

    def is_shown(self, context):
        may = context["request"].user.has_perm("objects.publish_collectionobject")
        return context["view"] == "edit" and may and super().is_shown(context)

    def get_url(self, parent_context):
        thing = parent_context["instance"]
        name = "revive" if thing.retired_at else "retire"
        return reverse(thing.snippet_viewset.get_url_name(name), args=[thing.pk])

    def get_context_data(self, parent_context):
        retired = parent_context["instance"].retired_at
        return super().get_context_data(parent_context) | {
            "label": "Revive" if retired else "Retire",
            "icon_name": "undo" if retired else "bin",
        }
