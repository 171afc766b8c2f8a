"""Tags, for editors: what they are called, how often they are used, and two made one."""

from django import forms
from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import path, reverse
from django.utils.decorators import method_decorator
from taggit.models import Tag
from wagtail.admin import messages
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.tables import Column, NumberColumn, TitleColumn
from wagtail.admin.views.generic import BaseListingView
from wagtail.admin.viewsets.base import ViewSet

from contact.taking import reads_and_takes
from stories.tags import NameTaken, merge, rename, uses_of

MAY = "taggit.change_tag"


def _for_editors(view):
    def checked(request, *args, **kwargs):
        if not request.user.has_perm(MAY):
            raise PermissionDenied
        return view(request, *args, **kwargs)

    return checked


class TagForm(forms.Form):
    """Another name; where another tag has it, the two become one if the editor says so."""

    name = forms.CharField(max_length=100, label="Name")
    become_one = forms.BooleanField(
        required=False,
        label="Make them one",
        help_text="If another tag has this name already: everything with this tag gets that one.",
    )


@method_decorator(_for_editors, name="dispatch")
class TagsView(BaseListingView):
    """All of them, by name."""

    page_title = "Tags"
    header_icon = "tag"
    template_name = "stories/admin/tags.html"
    index_url_name = "tags:index"
    paginate_by = 100
    columns = [
        TitleColumn("name", label="Tag", get_url=lambda tag: reverse("tags:edit", args=[tag.pk])),
        NumberColumn("uses", label="Used by"),
        Column("slug", label="Address"),
    ]

    def get_queryset(self):
        return Tag.objects.order_by("name")

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        tags = list(context["object_list"])
        counts = uses_of(tags)
        for tag in context["object_list"]:
            tag.uses = counts[tag.pk]
        return context


@_for_editors
@reads_and_takes
def edit(request, pk):
    """Rename a tag, or make it one with another."""
    tag = get_object_or_404(Tag, pk=pk)
    form = TagForm(request.POST or None, initial={"name": tag.name})
    if form.is_valid() and _done(request, form, tag):
        return redirect("tags:index")
    crumbs = [
        {"url": reverse("wagtailadmin_home"), "label": "Home"},
        {"url": reverse("tags:index"), "label": "Tags"},
        {"url": "", "label": tag.name},
    ]
    context = {
        "form": form,
        "tag": tag,
        "uses": uses_of([tag])[tag.pk],
        "breadcrumbs_items": crumbs,
        "header_title": tag.name,
        "header_icon": "tag",
    }
    return render(request, "stories/admin/tag.html", context)


def _done(request, form, tag) -> bool:
    before = tag.name
    try:
        rename(tag, form.cleaned_data["name"])
    except NameTaken as taken:
        if not form.cleaned_data["become_one"]:
            form.add_error("name", f"There is a tag “{taken.tag.name}”. Tick “Make them one”.")
            return False
        merge(tag, taken.tag)
        messages.success(request, f"“{before}” and “{taken.tag.name}” are one tag now.")
        return True
    messages.success(request, f"“{before}” is called “{tag.name}” now.")
    return True


class TagsMenuItem(MenuItem):
    def is_shown(self, request):
        return request.user.has_perm(MAY)


class TagsViewSet(ViewSet):
    """Tags are taggit's, so none of Wagtail's forms fits."""

    name = "tags"
    icon = "tag"
    menu_label = "Tags"
    menu_name = "tags"
    menu_item_class = TagsMenuItem

    def get_urlpatterns(self):
        return [
            path("", self.construct_view(TagsView), name="index"),
            path("<int:pk>/", edit, name="edit"),
        ]
