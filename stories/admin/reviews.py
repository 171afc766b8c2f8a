"""Asking somebody without an account to read a draft, and seeing what they said."""

from django import forms
from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import path, reverse
from django.utils.formats import date_format
from django.utils.timezone import localdate
from django.views.decorators.http import require_POST
from wagtail.admin import messages
from wagtail.admin.widgets.button import Button
from wagtail.models import PageLogEntry

from contact.given_links import GivenLink
from contact.letters.sending import trouble
from contact.models import AskedAddress
from contact.private_pages import keep_private
from contact.taking import reads_and_takes, sent
from stories.models import Article, ReviewInvitation
from stories.private import new_link

REFUSED = "Somebody at this address asked us not to write there. Leave it empty, and make a slip."
CANCELLED = "wagtail.schedule.cancel"
SCHEDULING = (CANCELLED, "wagtail.publish.schedule", "wagtail.publish")
NO_LETTERS = "No letter can go from this site now. Make a slip, or send the link yourself."


class AskForm(forms.ModelForm):
    """Whom to ask: by letter where there is an address, else with a slip of paper."""

    name = forms.CharField(max_length=100, help_text="For the staff, and to greet them.")
    address = forms.EmailField(
        required=False,
        label="E-mail address",
        help_text="Empty: you get a slip to print, and a link to copy.",
    )

    class Meta:
        model = ReviewInvitation
        fields = ["role"]

    field_order = ["name", "role", "address"]

    def clean_address(self):
        address = self.cleaned_data["address"]
        if address and AskedAddress.objects.at(address).refused().exists():
            raise forms.ValidationError(REFUSED)
        return address


def may_ask(user, page) -> bool:
    """Whoever may change a text may have it read."""
    return isinstance(page.specific, Article) and page.permissions_for_user(user).can_edit()


def _for_writers(view):
    """For a view of one article: it gets the page itself, and nothing of it is kept anywhere."""

    def checked(request, page_id, **which):
        page = get_object_or_404(Article, pk=page_id).specific
        if not may_ask(request.user, page):
            raise PermissionDenied
        response = keep_private(view(request, page, **which))
        # Its forms are sent with a token, which Django takes only from where it knows.
        response["Referrer-Policy"] = "same-origin"
        return response

    return checked


@reads_and_takes
@_for_writers
def reviews(request, page):
    """Who was asked, what they said, and a form to ask somebody."""
    form = AskForm(sent(request))
    if form.is_bound and form.is_valid():
        asked = ReviewInvitation.objects.ask(page, by=request.user, **form.cleaned_data)
        return _handed_over(request, asked)
    context = _furniture(page, "Read before it is published")
    latest = page.get_latest_revision_as_object().content_hash
    context |= {"page": page, "form": form, "rows": list(_rows(page, latest))}
    context["called_off"] = _called_off(page)
    return render(request, "stories/admin/reviews.html", context)


@require_POST
@_for_writers
def act(request, page, pk, what):
    """End one, make a slip for it, or ask the same person again."""
    invitation = get_object_or_404(page.reviews, pk=pk)
    if what not in _may(invitation, invitation.state_beside(invitation.latest_hash)):
        messages.error(request, "It was changed meanwhile: look at it again.")
        return _to_list(page)
    if what == "slip":
        return _slip(request, invitation)
    if what == "again":
        return _handed_over(request, invitation.ask_again(by=request.user))
    invitation.end()
    messages.success(request, "The link has ended: it opens only a line that says so.")
    return _to_list(page)


def _may(invitation, state) -> dict[str, str]:
    """What can be done with it, with the words on the button."""
    may = {}
    if state == invitation.OPEN:
        may |= {"slip": "Make a slip or a link"}
    if invitation.ended_at is None:
        may |= {"end": "End the link"}
        may |= {"again": "Ask again, about the text as it is now"} if invitation.contact else {}
    return may


def _handed_over(request, invitation):
    """After somebody was asked: a letter is on its way, or here is a slip."""
    if not invitation.contact.address:
        return _slip(request, invitation)
    messages.success(request, f"A letter is on its way to {invitation.contact.name}.")
    if trouble():
        messages.warning(request, NO_LETTERS)
    return _to_list(invitation.article)


def _slip(request, invitation):
    """The words are told here and stored nowhere: this page is not shown again."""
    link = GivenLink(new_link(invitation), invitation.reference)
    context = _furniture(invitation.article, "A slip to hand over")
    context |= {"invitation": invitation, "link": link, "list_address": _list(invitation.article)}
    return render(request, "stories/admin/review_slip.html", context)


def _rows(page, latest_hash):
    found = page.reviews.select_related("contact", "sent_by").prefetch_related("comments")
    for invitation in found:
        state = invitation.state_beside(latest_hash)
        yield {
            "invitation": invitation,
            "state": STATES[state](invitation),
            "is_open": state == invitation.OPEN,
            "may": _may(invitation, state).items(),
        }


def _called_off(page):
    """The line in the page's history that tells of a no after which it is published at no set
    time any more; None where a time was set since, or it was published.
    """
    told = PageLogEntry.objects.filter(page=page.pk, action__in=SCHEDULING)
    last = told.order_by("-timestamp", "-pk").first()
    return last if last and last.action == CANCELLED and not last.user_id else None


STATES = {
    ReviewInvitation.OPEN: lambda one: f"The link works until {_day(one.ends_at)}.",
    ReviewInvitation.CHANGED: lambda one: "The text has changed since: the link opens it no more.",
    ReviewInvitation.RUN_OUT: lambda one: (
        f"The link has ended: it was good for 14 days, until {_day(one.ends_at)}."
    ),
    ReviewInvitation.ENDED: lambda one: f"Ended on {_day(one.ended_at)}.",
}


def _day(moment):
    return date_format(localdate(moment), "j F Y")


def _to_list(page):
    return redirect(_list(page))


def _list(page) -> str:
    return reverse("story_reviews", args=[page.pk])


def _furniture(page, title) -> dict:
    crumbs = [
        {"url": reverse("wagtailadmin_home"), "label": "Home"},
        {"url": reverse("wagtailadmin_pages:edit", args=[page.pk]), "label": page.title},
        {"url": _list(page), "label": title},
    ]
    return {"breadcrumbs_items": crumbs, "header_title": title, "header_icon": "mail"}


def header_buttons(page, user, view_name, next_url=None):
    """For `register_page_header_buttons`: the way to it from a story's own pages."""
    if may_ask(user, page):
        yield Button("Let somebody read it", _list(page), icon_name="mail", priority=67)


def admin_urls():
    return [
        path("stories/<int:page_id>/reviews/", reviews, name="story_reviews"),
        path("stories/<int:page_id>/reviews/<int:pk>/<slug:what>/", act, name="story_review"),
    ]
