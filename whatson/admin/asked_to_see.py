"""Who asked to see what, in the admin: gathered into visits, and what they answered."""

from collections import defaultdict

from django import forms
from django.shortcuts import redirect, render
from django.urls import path, reverse
from wagtail.admin import messages
from wagtail.admin.menu import MenuItem

from contact.letters.sending import trouble
from contact.taking import reads_and_takes, sent
from objects.models import CollectionObject
from whatson.admin.doors import only_for
from whatson.models import VisitAsk, WhatsOnPage
from whatson.times import local
from whatson.visits.gathering import Visit, projects, to_come

MAY = "whatson.gather_visits"
TITLE = "Asked to be seen"
NEW = "A visit of its own"
UNCONFIRMED = (
    "{} of them have not said yet that the address is theirs, and get no letter until then: please"
    " ring them."
)
NO_LETTERS = "No letter can go from this site now. Please ring them."
TOO_FULL = "There are {} people coming or invited now, and room for {}."
WHEN = {"type": "datetime-local"}
ERASE = "erase"
FOR_THEM = {
    "coming": ("They are coming", lambda ask: ask.answer(comes=True)),
    "cannot": ("They can’t come", lambda ask: ask.answer(comes=False)),
    ERASE: ("Take it back for them", lambda ask: ask.erase()),
}
"""What staff do for who rang: its word in the address, its button, and what it does."""


class GatherForm(forms.Form):
    """Whom to invite, and to what: a session that is there, or another one."""

    asks = forms.ModelMultipleChoiceField(
        VisitAsk.objects.unread().waiting(),
        error_messages={"required": "Tick whom to invite."},
    )
    visit = forms.ChoiceField(
        label="To which visit?", error_messages={"required": "Choose to which visit."}
    )
    title = forms.CharField(
        label="What it is called", max_length=255, required=False, help_text="Of a new page."
    )
    start = forms.DateTimeField(
        label="From", required=False, widget=forms.DateTimeInput(attrs=WHEN)
    )
    ends_at = forms.DateTimeField(
        label="To", required=False, widget=forms.DateTimeInput(attrs=WHEN)
    )
    place = forms.CharField(label="Where", max_length=200, required=False)
    publish = forms.BooleanField(
        label="Publish it now",
        required=False,
        help_text=(
            "Then it stands in the list of what is on. Else a new page is a draft for you. Another"
            " time on a page that is published is published with it."
        ),
    )

    def __init__(self, *args, by, index, **kwargs):
        super().__init__(*args, **kwargs)
        self.sessions = {f"session-{one.pk}": one for one in to_come()}
        self.projects = {f"page-{one.pk}": one for one in projects(by)}
        may = index and index.permissions_for_user(by)
        self._offer_visits(may_begin=bool(may and may.can_add_subpage()))
        if not (may and may.can_publish_subpage()):
            del self.fields["publish"]

    def _offer_visits(self, may_begin):
        there = [(key, _said(one)) for key, one in self.sessions.items()]
        more = [(key, one.title) for key, one in self.projects.items()]
        new = [("", NEW)] if may_begin else []
        choices = [*new, ("At this time", there), ("At another time, on the page", more)]
        self.fields["visit"].choices = choices
        self.fields["visit"].required = not may_begin

    @property
    def of_visit(self):
        """The fields below the list of whom to invite."""
        return [field for field in self if field.name != "asks"]

    def clean(self):
        said = super().clean()
        if said.get("visit") in self.sessions:
            return said
        needed = ["start", "ends_at", *([] if said.get("visit") else ["title"])]
        for name in needed:
            if not said.get(name) and name not in self.errors:
                label = self.fields[name].label or name
                self.add_error(name, f"{label}: this is needed for a new time.")
        start, ends_at = said.get("start"), said.get("ends_at")
        if start and ends_at and ends_at < start:
            self.add_error("ends_at", "This is before it begins. Give a later time.")
        return said

    def gather(self, by):
        """Invite them; returns the session, and who is invited."""
        said = dict(self.cleaned_data)
        asks, visit = said.pop("asks"), said.pop("visit")
        wanted = Visit(self.sessions.get(visit), self.projects.get(visit), **said)
        return wanted.gather([ask.pk for ask in asks], by)


@reads_and_takes
@only_for(MAY)
def asked_to_see(request):
    """Who waits, by object, with a form to invite them; and who is invited, with their answers."""
    index = WhatsOnPage.objects.first()
    form = GatherForm(sent(request), by=request.user, index=index)
    if form.is_bound and index and form.is_valid():
        return _gathered(request, *form.gather(request.user))
    waiting = VisitAsk.objects.waiting().prefetch_related("things").to_read()
    context = _furniture() | {
        "form": form,
        "index": index,
        "things": _by_object(waiting),
        "ticked": form.data.getlist("asks") if form.is_bound else [],
        "visits": _by_visit(VisitAsk.objects.invited().prefetch_related("things").to_read()),
        "been": VisitAsk.objects.been().to_read(),
        "for_them": [(what, words) for what, (words, act) in FOR_THEM.items() if what != ERASE],
    }
    return render(request, "whatson/admin/asked_to_see.html", context)


def _gathered(request, session, invited):
    unwritten = sum(not ask.gets_letters for ask in invited)
    unconfirmed = sum(ask.is_to_confirm for ask in invited)
    messages.success(request, f"Invited to “{_said(session)}”: {len(invited)}.")
    if unwritten:
        messages.warning(request, f"{unwritten} of them gave no e-mail address: please ring them.")
    if unconfirmed:
        messages.warning(request, UNCONFIRMED.format(unconfirmed))
    if trouble():
        messages.warning(request, NO_LETTERS)
    session.count_anew()
    if session.spaces is not None and session.taken > session.spaces:
        messages.warning(request, TOO_FULL.format(session.taken, session.spaces))
    if not session.project.live:
        edit = reverse("wagtailadmin_pages:edit", args=[session.project_id])
        button = messages.button(edit, "Look at the page")
        messages.info(request, "Its page is a draft.", buttons=[button])
    return redirect("asked_to_see")


@reads_and_takes
@only_for(MAY)
def act_for_them(request, reference, what):
    """Write down what somebody said by telephone, once it is asked whether that is meant."""
    ask = VisitAsk.objects.unread().filter(reference=reference).first()
    if ask is None or what not in FOR_THEM:
        messages.error(request, "It is not there any more: look at the list again.")
        return redirect("asked_to_see")
    words, act = FOR_THEM[what]
    if request.method != "POST":
        context = _furniture() | {"ask": ask, "words": words}
        return render(request, "whatson/admin/act_for_them.html", context)
    if act(ask) is False:
        messages.error(request, "It has changed meanwhile, or is full: look at the list again.")
    else:
        messages.success(request, "Done.")
    return redirect("asked_to_see")


def _by_object(asks) -> list[tuple[CollectionObject, list[VisitAsk]]]:
    """Each object that somebody waits to see, with who does, the most wished for first."""
    found, things = defaultdict(list), {}
    for ask in asks:
        for thing in ask.things.all():
            things[thing.pk] = thing
            found[thing.pk].append(ask)
    rows = [(things[pk], those) for pk, those in found.items()]
    return sorted(rows, key=lambda row: (-len(row[1]), row[0].number_sort))


def _by_visit(asks) -> list[tuple]:
    """Each session with who is invited to it, the next one first, and how many people come."""
    found = defaultdict(list)
    for ask in asks:
        found[ask.session].append(ask)
    coming = VisitAsk.State.COMING
    return [
        (_said(session), session, those, sum(ask.people for ask in those if ask.state == coming))
        for session, those in sorted(found.items(), key=lambda row: row[0].start)
    ]


def _said(session) -> str:
    return f"{session.project.title}, {local(session.start):%-d %B %Y, %H:%M}"


def _furniture() -> dict:
    crumbs = [
        {"url": reverse("wagtailadmin_home"), "label": "Home"},
        {"url": reverse("asked_to_see"), "label": TITLE},
    ]
    return {"breadcrumbs_items": crumbs, "header_title": TITLE, "header_icon": "view"}


class AskedMenuItem(MenuItem):
    """Shown to who may invite."""

    def is_shown(self, request):
        return request.user.has_perm(MAY)


def menu_item():
    """In the menu of what is on."""
    return AskedMenuItem(TITLE, reverse("asked_to_see"), icon_name="view", order=10)


def admin_urls():
    """Below `/admin/whats-on/`."""
    return [
        path("whats-on/asked-to-see/", asked_to_see, name="asked_to_see"),
        path(
            "whats-on/asked-to-see/<slug:reference>/<slug:what>/", act_for_them, name="act_for_them"
        ),
    ]
