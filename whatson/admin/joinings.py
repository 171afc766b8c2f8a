"""Who comes, in the admin: read, typed in for those who telephone, printed for the door.

Nothing here is written into a log or a revision: what is personal must be erasable.
"""

import secrets

from django import forms
from django.db.models import Count, Sum
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import path, reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.views.decorators.http import require_POST, require_safe
from wagtail.admin import messages
from wagtail.admin.menu import MenuItem

from contact.given_links import GivenLink
from contact.taking import reads_and_takes, sent
from whatson.admin.doors import only_for
from whatson.joining.forms import (
    access_field,
    address_field,
    check_number,
    check_reminder,
    how_many_field,
    name_field,
    reminder_field,
)
from whatson.joining.private import new_link
from whatson.models import Joining, ProjectPage, Session
from whatson.models.joinable import NotOpen
from whatson.times import local

MAY_SEE, MAY_CHANGE = "whatson.view_joining", "whatson.change_joining"
LIST, OTHERS = "people_coming", "people_without_session"


class TypeInForm(forms.Form):
    """What somebody said at the door or by telephone."""

    token = forms.CharField(widget=forms.HiddenInput, max_length=64)
    said_by = forms.ChoiceField(label="Who says it", choices=Joining.SaidBy.choices)
    how_many = how_many_field()
    access_needs = access_field()
    address = address_field("Only if they wish letters: we ask there first whether it is theirs.")
    wishes_reminder = reminder_field()

    field_order = ["said_by", "how_many", "name"]

    def __init__(self, *args, session, **kwargs):
        super().__init__(*args, **kwargs)
        self.session = session
        self.initial["token"] = secrets.token_hex()
        if session.asks_names:
            self.fields["name"] = name_field(required=True)
            self.order_fields(self.field_order)

    def clean(self):
        data = super().clean()
        check_number(self, data, self.session)
        check_reminder(self, data)
        return data

    def keep(self) -> Joining:
        """What was typed in, once however often it is pressed; raises NotOpen."""
        said = self.cleaned_data | {"came_by": Joining.CameBy.STAFF}
        return Joining.objects.join(self.session, **said)


@require_safe
@only_for(MAY_SEE)
def people_coming(request):
    """Every session to come with how many come to it, those that have been while anything of it is
    kept, and every project with who is interested.
    """
    sessions = Session.objects.with_taken().select_related("project")
    been = sessions.filter(ends_at__lte=timezone.now(), pk__in=Joining.objects.values("session"))
    projects = ProjectPage.objects.filter(joinings__state="interested")
    projects = projects.annotate(interested=Count("joinings")).order_by("title")
    context = _furniture("Who is coming") | {
        "rows": _with_waiting(sessions.upcoming().order_by("start")),
        "been": been.order_by("-start"),
        "projects": projects,
    }
    return render(request, "whatson/admin/people_coming.html", context)


def _with_waiting(sessions):
    """Each with how many people wait for it."""
    parties = Joining.objects.filter(state="waiting").values_list("session")
    waiting = dict(parties.annotate(people=Sum("how_many")))
    return [(session, waiting.get(session.pk, 0)) for session in sessions]


@require_safe
@only_for(MAY_SEE)
def people_without_session(request):
    """Who is interested, or said that they come to what is no more: to be erased if they ask."""
    people = Joining.objects.filter(session=None).order_by("project__title", "asked_at", "pk")
    context = _furniture("Interested, or without a session") | {"people": people.to_read()}
    return render(request, "whatson/admin/people_without_session.html", context)


@reads_and_takes
@only_for(MAY_SEE)
def session_people(request, pk):
    """Who comes to one session, who waits, and a form for those who telephone."""
    session = _session(pk)
    may_change = request.user.has_perm(MAY_CHANGE) and session.is_open()
    form = None
    if may_change:
        form = TypeInForm(sent(request), session=session)
        if form.is_bound and form.is_valid():
            return _kept(request, form)
    context = _furniture(_title(session), session) | _people(session) | {"form": form}
    return render(request, "whatson/admin/session_people.html", context)


def _kept(request, form):
    try:
        joining = form.keep()
    except NotOpen:
        messages.error(request, "It is cancelled or over meanwhile.")
        return redirect("session_people", form.session.pk)
    if joining.state == Joining.State.WAITING:
        messages.warning(request, "There is no room for all of them: they are on the waiting list.")
    else:
        messages.success(request, "Kept: they have their places.")
    return redirect("session_people", form.session.pk)


@require_safe
@only_for(MAY_SEE)
def session_print(request, pk):
    """Names and numbers on paper, for the door: nothing of what anybody needs."""
    session = _session(pk)
    return render(request, "whatson/admin/session_print.html", _sheet(session) | _people(session))


@require_safe
@only_for(MAY_SEE)
def session_needs(request, pk):
    """What makes it easier for those who come, on paper, for who gets things ready: no names, and
    not in the order of the list for the door.
    """
    session = _session(pk)
    said = [one.said_access for one in session.joinings.coming().to_read()]
    needs = sorted(filter(None, said), key=str.casefold)
    return render(request, "whatson/admin/session_needs.html", _sheet(session) | {"needs": needs})


def _sheet(session) -> dict:
    return {"title": _title(session), "back": reverse("session_people", args=[session.pk])}


@require_POST
@only_for(MAY_CHANGE)
def joining_act(request, reference, what):
    """For somebody who telephoned: they don't come, they want a slip, or all of it erased."""
    joining = get_object_or_404(Joining.objects.unread(), reference=reference)
    back = _back_to(joining)
    if what == "slip":
        link = GivenLink(new_link(joining, given="staff"), joining.reference)
        context = _furniture("A slip to hand over", joining.session)
        return render(
            request, "whatson/admin/joining_slip.html", context | {"link": link, "back": back}
        )
    if what == "cancel":
        joining.cancel()
        messages.success(request, "They don’t come: who waits has the place.")
    else:
        joining.erase()
        messages.success(request, "All that they told us is erased.")
    return redirect(back)


def _back_to(joining):
    name, key = (
        (OTHERS, None) if joining.session_id is None else ("session_people", joining.session_id)
    )
    return reverse(name, args=[key] if key else [])


def _session(pk):
    found = Session.objects.with_taken().select_related("project")
    return get_object_or_404(found, pk=pk)


def _people(session) -> dict:
    """Those of one session by how it stands with them, each read with a few queries in all."""
    by_state = {state: [] for state in Joining.State.values}
    for joining in session.joinings.order_by("asked_at", "pk").to_read():
        by_state[joining.state].append(joining)
    return {
        "session": session,
        "coming": by_state["coming"],
        "waiting": by_state["waiting"],
        "cancelled": by_state["cancelled"],
        "invited": session.visit_asks.invited().to_read(),
        "off_site": not session.project.live,
    }


def _title(session) -> str:
    return f"{session.project.title}, {date_format(local(session.start), 'j F Y, H:i')}"


def _furniture(title, session=None) -> dict:
    crumbs = [{"url": reverse("wagtailadmin_home"), "label": "Home"}]
    crumbs.append({"url": reverse(LIST), "label": "Who is coming"})
    if session:
        own = reverse("session_people", args=[session.pk])
        crumbs.append({"url": own, "label": _title(session)})
    return {"breadcrumbs_items": crumbs, "header_title": title, "header_icon": "group"}


class PeopleMenuItem(MenuItem):
    """Shown to who may see who comes."""

    def is_shown(self, request):
        return request.user.has_perm(MAY_SEE)


def menu_item():
    return PeopleMenuItem("Who is coming", reverse(LIST), name=LIST, icon_name="group", order=20)


def admin_urls():
    return [
        path("whats-on/coming/", people_coming, name=LIST),
        path("whats-on/coming/<int:pk>/", session_people, name="session_people"),
        path("whats-on/coming/<int:pk>/print/", session_print, name="session_print"),
        path("whats-on/coming/<int:pk>/needs/", session_needs, name="session_needs"),
        path("whats-on/coming/others/", people_without_session, name=OTHERS),
        *(
            path(
                f"whats-on/coming/<slug:reference>/{what}/",
                joining_act,
                {"what": what},
                name=f"joining_{what}",
            )
            for what in ("cancel", "erase", "slip")
        ),
    ]
