"""The forms of the pages of what is on: what of a draft has to wait, and what must stay."""

from django.utils.formats import date_format
from wagtail.admin.forms import WagtailAdminPageForm

from whatson.times import local

STAYS = "People are invited to {}. Tick Cancelled instead: then we tell them."


class OnPageForm(WagtailAdminPageForm):
    """Of a page that was on the site, the draft waits for publication in its revision, as Wagtail
    has it of one that is on it now: calendars, private pages and letters have a page that was
    taken down as it stands in the tables.
    """

    def save(self, commit=True):
        return super().save(commit and self.instance.first_published_at is None)


class ProjectPageForm(OnPageForm):
    """Keeps a session to which people are invited: a draft that leaves it out would tell them at
    once that it is off.
    """

    def clean(self):
        cleaned = super().clean()
        if self.instance.pk and not self.instance.live:
            for session in self._missed():
                when = date_format(local(session.start), "l j F, H:i")
                self.add_error(None, STAYS.format(when))
                self._put_back(session)
        return cleaned

    def _missed(self):
        """Those that people expect, and that would be gone: removed, or not in an older version."""
        rows = self.formsets["sessions"]
        removed = {form.instance.pk for form in rows.deleted_forms}
        kept = {row.pk for row in self.instance.sessions.all()} - removed
        own = rows.model.objects.filter(project=self.instance.pk).exclude(pk__in=kept)
        return own.with_somebody_invited().order_by("start", "pk")

    def _put_back(self, session):
        """Show it again in the form, so that its *Cancelled* can be ticked."""
        for form in self.formsets["sessions"].deleted_forms:
            if form.instance.pk == session.pk:
                form.data = form.data.copy()
                form.data.pop(form.add_prefix("DELETE"))
