"""Who may do what with a page: Wagtail's rules, but for those here."""

from wagtail.models.pages import PagePermissionTester


class OwnPages(PagePermissionTester):
    """Whoever may publish does so with the pages that they may change, and with no others.

    To Wagtail a trusted producer's leave to publish is for everything below: they could take
    down what somebody else wrote, or close the list of all stories.
    """

    def can_publish(self):
        return super().can_publish() and self.can_edit() and self._is_published_here()

    def can_unpublish(self):
        return super().can_unpublish() and self.can_edit()

    def can_publish_subpage(self):
        return super().can_publish_subpage() and (
            self.can_edit() or self.page.takes_pages_of(self.user)
        )

    def can_reorder_children(self):
        return super().can_reorder_children() and self.can_edit()

    def can_move_to(self, destination):
        return super().can_move_to(destination) and (
            not self._is_seen() or destination.permissions_for_user(self.user).can_publish_subpage()
        )

    def _is_published_here(self) -> bool:
        """A chapter of one's own in somebody else's exhibition an editor publishes."""
        if self.user.is_superuser or "change" in self.permissions:
            return True
        return self.page.get_parent().permissions_for_user(self.user).can_publish_subpage()

    def _is_seen(self) -> bool:
        return self.page.live or self.page.get_descendants().live().exists()


class OwnedPage:
    """Mixed into a page that belongs to whoever began it."""

    def permissions_for_user(self, user):
        return OwnPages(user, self)

    def takes_pages_of(self, user) -> bool:
        """Whether somebody who may publish does so below it, though it is not theirs."""
        return False
