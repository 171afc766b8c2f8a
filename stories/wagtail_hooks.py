"""What stories add to Wagtail's admin, and to who may hear a recording."""

from wagtail import hooks
from wagtail.permissions import register_permission_policy
from wagtail.snippets.models import register_snippet

from objects.models.media import PUBLISHED_USES_HOOK
from objects.panels import HOOK as PANEL_HOOK
from stories.admin import checks, publishing, reports, reviews
from stories.admin.policies import contributor_policy
from stories.admin.tags import TagsViewSet
from stories.admin.writers import WritingGroup
from stories.models import Contributor, StoryMedia
from stories.models.approval import HOOK as APPROVAL_HOOK
from stories.page_links import PlainFileLinks, PlainPageLinks
from stories.panels import PANELS

register_permission_policy(Contributor, contributor_policy)
register_snippet(WritingGroup)
tags = TagsViewSet()

hooks.register("register_admin_viewset", lambda: tags)
hooks.register("register_writing_menu_item", lambda: tags.get_menu_item(order=30))
hooks.register("register_admin_urls", publishing.admin_urls)
hooks.register("register_admin_urls", reports.admin_urls)
hooks.register("register_admin_urls", reviews.admin_urls)
hooks.register("register_page_header_buttons", reviews.header_buttons)
hooks.register("register_reports_menu_item", reports.menu_item)
hooks.register("construct_wagtail_userbar", checks.use_our_checks)
hooks.register("before_publish_page", publishing.ask_first)
hooks.register("before_bulk_action", publishing.ask_before_many)
hooks.register(APPROVAL_HOOK, publishing.ask_before_approval)
hooks.register("before_edit_page", publishing.say_in_editor)
hooks.register("after_edit_page", publishing.ask_in_editor)

for panel in PANELS:
    hooks.register(PANEL_HOOK, lambda panel=panel: panel)


@hooks.register("register_rich_text_features", order=1)
def find_links_at_once(features):
    """After Wagtail's own of the same name, which it takes the place of."""
    features.register_link_type(PlainPageLinks)
    features.register_link_type(PlainFileLinks)


@hooks.register(PUBLISHED_USES_HOOK)
def recordings_in_stories(media):
    """What a story plays may be heard."""
    return StoryMedia.objects.public().values("media")
