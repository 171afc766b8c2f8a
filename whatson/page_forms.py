"""The forms of the pages of what is on: what of a draft has to wait."""

from wagtail.admin.forms import WagtailAdminPageForm


class OnPageForm(WagtailAdminPageForm):
    """Of a page that was on the site, the draft waits for publication in its revision, as Wagtail
    has it of one that is on it now: calendars, private pages and letters have a page that was
    taken down as it stands in the tables.
    """

    def save(self, commit=True):
        return super().save(commit and self.instance.first_published_at is None)
