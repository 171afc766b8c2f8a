"""The pages of giving: the first begins a draft, the others answer one question each."""

from datetime import timedelta

from django.http import Http404
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from contact.given_links import GivenLink
from contact.guard import takes_words
from contact.private_pages import hyphened, private_page, see
from contact.taking import reads_and_takes
from memories import private
from memories.fetching import own_file, send_file
from memories.giving.first import FirstForm
from memories.giving.looking import own_address, shown_as_it_will_be
from memories.giving.recording import may_record
from memories.giving.steps import FIRST_AFTER_WORDS, LOOK, Way
from memories.models import Memory, MemorySettings
from memories.subjects import FIELDS, subject_of
from objects.models import CollectionObject, Place
from whatson.models import ProductionPage

JUST_KEPT = "kept"
"""In the address of the page after the first: it opens with the link and the six words."""


@reads_and_takes
@takes_words("give a memory of an object")
@may_record
def give(request, slug):
    """The first question about an object; the answer begins a memory."""
    return _first_question(
        request, get_object_or_404(CollectionObject.objects.published(), slug=slug)
    )


@reads_and_takes
@takes_words("give a memory of a place")
@may_record
def give_place(request, slug):
    """The first question about a place; the answer begins a memory."""
    return _first_question(
        request, get_object_or_404(Place.objects.with_published_objects(), slug=slug)
    )


@reads_and_takes
@takes_words("give a memory of a production")
@may_record
def give_production(request, slug):
    """The first question to who was there; the answer begins a memory."""
    return _first_question(request, get_object_or_404(ProductionPage.objects.public(), slug=slug))


def _first_question(request, subject):
    form = FirstForm(*_sent(request), request=request, subject=subject)
    if not form.is_at_own_address:
        return see(form.own_address)
    memory = form.start() if form.is_bound and form.is_valid() else None
    if memory and not memory.is_draft:
        return render(
            request, "memories/giving/sent_already.html", {"subject": subject}, status=409
        )
    if memory:
        return see(f"{FIRST_AFTER_WORDS.address(private.new_link(memory))}?{JUST_KEPT}")
    context = {"form": form, "subject": subject, "about_reading": MemorySettings.load(request)}
    return render(request, "memories/giving/first.html", context)


@reads_and_takes
@private_page(private.PURPOSE)
@takes_words("answer the questions about a memory")
@may_record
def giving(request, link, step):
    """One question about a draft; what was sent is looked after on its own page."""
    memory = _memory_of(link)
    if not memory.is_draft:
        return see(GivenLink.again(link).address)
    way = Way(memory, link.words)
    asked = way.step(step)
    if asked is None:
        return see(way.address(way.where_to_go_on()))
    form = asked.form(*_sent(request), memory=memory, request=request)
    if form.is_bound and form.is_valid() and form.keep():
        return see(_next_address(way, asked, form))
    return render(request, asked.template, _context(way, asked, form, link, request))


@require_safe
@private_page(private.PURPOSE)
def go_on(request, link):
    """Lead to the question at which somebody stopped."""
    memory = _memory_of(link)
    if not memory.is_draft:
        return see(GivenLink.again(link).address)
    way = Way(memory, link.words)
    return see(way.address(way.where_to_go_on()))


@require_safe
@private_page(private.PURPOSE)
def done(request, link):
    """It was sent: the reference, the link, the slip, and what happens next by when."""
    memory = _memory_of(link)
    if memory.is_draft:
        return see(LOOK.address(link.words))
    about_reading = MemorySettings.load(request)
    sent = timezone.localdate(memory.submitted_at)
    context = {
        "memory": memory,
        "link": GivenLink.again(link),
        "about_reading": about_reading,
        "read_by": sent + timedelta(days=about_reading.days_to_read),
        "page_address": GivenLink.again(link).address,
        **_of_recording(memory),
    }
    return render(request, "memories/giving/done.html", context)


@reads_and_takes
@private_page(private.PURPOSE)
def throw_away(request, link):
    """Erase a draft at once; asks no reason."""
    memory = _memory_of(link)
    if not memory.is_draft:
        return see(GivenLink.again(link).address)
    context = {
        "subject": memory.subject,
        "back": reverse("memories:go_on", args=[hyphened(link.words)]),
    }
    if request.method == "POST":
        files = reverse("memories:giving", args=[hyphened(link.words), "files"])
        context["recorded_at"] = [_of_recording(memory)["give_address"], files]
        memory.throw_away()
        return render(request, "memories/giving/thrown_away.html", context)
    return render(request, "memories/giving/throw_away.html", context)


@require_safe
@private_page(private.PURPOSE)
def draft_file(request, link, file):
    """A file of a draft, for its giver alone."""
    memory = _memory_of(link)
    if not memory.is_draft:
        raise Http404("It was sent.")
    return send_file(request, own_file(memory, file))


def _memory_of(link):
    found = Memory.objects.select_related(*FIELDS).filter(is_ending=False)
    return get_object_or_404(found, reference=link.subject)


def _next_address(way, step, form):
    if step is LOOK:
        return reverse("memories:given", args=[hyphened(way.words)])
    if getattr(form, "adds", False):
        return way.address(step)
    # Whether somebody is a child may have changed with the answer.
    after = Way(way.memory, way.words)
    return after.address(after.after(step))


def _context(way, step, form, link, request):
    before = way.before(step)
    for about in getattr(form, "about", ()):
        about.address = own_address(link.words, about.instance)
    return {
        "memory": way.memory,
        "step": step,
        "title": way.title(step),
        "form": form,
        "progress": way.progress(step),
        "back": before and way.address(before),
        "skip": step.may_be_skipped and way.address(way.after(step)),
        "look": step.may_be_skipped and way.address(LOOK),
        "link": GivenLink.again(link),
        "throw_away": reverse("memories:throw_away", args=[hyphened(link.words)]),
        "about_reading": MemorySettings.load(request),
        "fresh": JUST_KEPT in request.GET,
        **_of_recording(way.memory),
    } | (shown_as_it_will_be(way) if step is LOOK else {})


def _of_recording(memory):
    """By which the browser knows that we have what it kept."""
    subject = memory.subject
    return {
        "give_address": reverse(subject_of(subject).give, args=[subject.slug]),
        "have": memory.files.usable().count(),
    }


def _sent(request):
    return (request.POST, request.FILES) if request.method == "POST" else ()
