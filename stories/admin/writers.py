"""People who write, and series, in the admin."""

from django.core.exceptions import PermissionDenied
from wagtail.admin.panels import FieldPanel, ObjectList
from wagtail.snippets.views.snippets import EditView, IndexView, SnippetViewSet, SnippetViewSetGroup

from stories.admin.policies import contributor_policy
from stories.models import Contributor, Series

MAY_ADD = "stories.add_contributor"


class OwnIndexView(IndexView):
    """The list of those that this person may change."""

    def get_base_queryset(self):
        return contributor_policy.instances_user_has_any_permission_for(
            self.request.user, ["add", "change", "delete", "view"]
        )


class OwnEditView(EditView):
    """To Wagtail, who may change one may change all."""

    def get_object(self, *args, **kwargs):
        entry = super().get_object(*args, **kwargs)
        if not contributor_policy.user_has_permission_for_instance(
            self.request.user, "change", entry
        ):
            raise PermissionDenied
        return entry


class ContributorViewSet(SnippetViewSet):
    """Producers, curators and guests. A login may end: what they wrote stays theirs."""

    model = Contributor
    icon = "user"
    menu_label = "People who write"
    menu_name = "writers"
    copy_view_enabled = False
    index_view_class = OwnIndexView
    edit_view_class = OwnEditView
    list_display = ["name", "pronouns", "user"]
    search_fields = ["name"]
    search_backend_name = None
    edit_handler = ObjectList(
        [
            # It stands on whatever they wrote, at once and unread.
            FieldPanel("name", permission=MAY_ADD),
            FieldPanel("pronouns"),
            FieldPanel("portrait"),
            FieldPanel("making_now"),
            FieldPanel("about"),
            FieldPanel("slug", permission=MAY_ADD),
            FieldPanel("user", permission=MAY_ADD),
        ]
    )


class SeriesViewSet(SnippetViewSet):
    """Stories that follow one another."""

    model = Series
    icon = "list-ol"
    menu_label = "Series"
    menu_name = "series"
    copy_view_enabled = False
    list_display = ["title", "slug"]
    search_fields = ["title"]
    search_backend_name = None
    edit_handler = ObjectList([FieldPanel(name) for name in ("title", "slug", "introduction")])


class WritingGroup(SnippetViewSetGroup):
    """The menu of those who write."""

    menu_label = "Writing"
    menu_name = "writing"
    menu_icon = "edit"
    menu_order = 160
    items = (ContributorViewSet, SeriesViewSet)
    submenu_hook = "register_writing_menu_item"
