"""Who may do what with a page: Wagtail's rules, but for one."""

from wagtail.models.pages import PagePermissionTester


class OwnPages(PagePermissionTester):
    """Whoever may publish does so with the pages that they may change, and with no others.

    To Wagtail a trusted producer's leave to publish is for everything below: they could take
    down what somebody else wrote.
    """

    def can_publish(self):
        return super().can_publish() and self.can_edit()

    def can_unpublish(self):
        return super().can_unpublish() and self.can_edit()
