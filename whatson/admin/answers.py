"""What was answered, for staff: counts, paper slips, words to read; and opening and closing."""

import csv

from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import path, reverse
from django.views.decorators.http import require_POST, require_safe
from wagtail.admin import messages
from wagtail.log_actions import log

from contact.taking import reads_and_takes, sent
from objects.exporting import harmless
from whatson.admin.paper import PaperForm
from whatson.models import Consultation
from whatson.results import Result

MAY = "whatson.change_consultation"
ACTIONS = {
    "whatson.asked": ("Ask the public", "Put to the public"),
    "whatson.taken_down": ("Take a question down", "Taken off the site"),
    "whatson.closed": ("Close a question", "Closed, with what came of it"),
    "whatson.paper_counted": ("Type in paper slips", "Paper slips were typed in"),
    "whatson.paper_removed": ("Take paper slips away", "Paper slips were taken away"),
    "whatson.words_erased": ("Erase words", "Words that somebody wrote were erased"),
}
"""What the history of a question says of our own actions."""
STEPS = {
    "open": ("whatson.asked", Consultation.open, "It is asked now."),
    "take-down": ("whatson.taken_down", Consultation.take_down, "It is off the site."),
    "close": ("whatson.closed", Consultation.close, "It is closed."),
}


def _for_staff(view):
    """For a view of one question: it gets the question, counted; never kept by a browser."""

    def checked(request, pk, **which):
        if not request.user.has_perm(MAY):
            raise PermissionDenied
        consultation = get_object_or_404(Consultation.objects.counted(), pk=pk)
        response = view(request, consultation, **which)
        response["Cache-Control"] = "no-store"
        return response

    return checked


@reads_and_takes
@_for_staff
def answers(request, consultation):
    """All of it, and a form for the slips of one box."""
    form = PaperForm(sent(request), consultation=consultation)
    if form.is_bound and form.is_valid():
        box = form.keep(request.user)
        _log(consultation, "whatson.paper_counted", request, box)
        messages.success(request, f"{box.slips} slips from “{box.where}” are counted.")
        return _back(consultation)
    context = {
        "page_title": "Answers",
        "page_subtitle": consultation.question,
        "header_title": consultation.question,
        "header_icon": "help",
        "consultation": consultation,
        "steps": _steps(consultation),
        "result": Result(consultation),
        "boxes": consultation.boxes.select_related("typed_by").prefetch_related("counts__option"),
        "words": consultation.words.all(),
        "form": form,
    }
    return render(request, "whatson/admin/answers.html", context)


def _steps(consultation) -> dict[str, str]:
    """What can be done with it now, with the words on the button."""
    states = Consultation.State
    close = "Close it, with what came of it"
    if not consultation.is_over:
        close = f"Close it early: people may answer until {consultation.closes_on:%-d %B %Y}"
    return {
        states.DRAFT: {"open": "Ask it"},
        states.OPEN: {"close": close, "take-down": "Take it down"},
        states.CLOSED: {"open": "Open it again", "take-down": "Take it down"},
    }[consultation.state]


@require_POST
@_for_staff
def step(request, consultation, what):
    """Ask it, take it down, close it; what is missing is said by the name of its field."""
    if what not in _steps(consultation):
        messages.error(request, "It was changed meanwhile: look at it again.")
        return _back(consultation)
    action, act, done = STEPS[what]
    try:
        act(consultation)
    except ValidationError as error:
        messages.error(request, _in_words(error))
        return _back(consultation)
    _log(consultation, action, request)
    messages.success(request, done)
    return _back(consultation)


def _in_words(error) -> str:
    names = {"heard": "What we heard", "did": "What we did", "options": "What can be chosen"}
    names |= {"closes_on": "Last day to answer"}
    said = error.message_dict.items()
    return " ".join(f"{names.get(name, name)}: {' '.join(lines)}" for name, lines in said)


@require_POST
@_for_staff
def take_box_away(request, consultation, box):
    """A box that was typed in wrongly: taken away, it can be typed in again."""
    row = get_object_or_404(consultation.boxes, pk=box)
    _log(consultation, "whatson.paper_removed", request, row)
    row.delete()
    messages.success(request, f"The slips from “{row.where}” are counted no more.")
    return _back(consultation)


@require_POST
@_for_staff
def act_on_words(request, consultation, words, what):
    """Mark what somebody wrote as read or not, or erase it before its day."""
    row = get_object_or_404(consultation.words, pk=words)
    if what == "erase":
        row.erase()
        _log(consultation, "whatson.words_erased", request)
        messages.success(request, "Erased.")
    else:
        row.is_read = what == "read"
        row.save(update_fields=["is_read"])
    return redirect(f"{reverse('whatson_answers', args=[consultation.pk])}#words")


@require_safe
@_for_staff
def counts(request, consultation):
    """The counts as a table for a spreadsheet; nothing that anybody wrote."""
    response = HttpResponse(content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="answers-{consultation.pk}.csv"'
    table = csv.writer(response)
    table.writerow(["Answer", "Object number", "On screen", "On paper", "Together"])
    result = Result(consultation)
    for row in result.rows:
        thing = row.option.collection_object
        number = thing.object_number if thing else ""
        line = (row.option.staff_name, number, row.on_screen, row.on_paper, row.total)
        table.writerow(map(harmless, line))
    table.writerow(["People who answered", "", result.on_screen, result.on_paper, result.total])
    return response


def _log(consultation, action, request, box=None):
    data = {"box": box.where, "slips": box.slips, "numbers": box.numbers()} if box else {}
    log(instance=consultation, action=action, user=request.user, data=data)


def _back(consultation):
    return redirect("whatson_answers", consultation.pk)


URLS = [
    path("whats-on/asked/<int:pk>/", answers, name="whatson_answers"),
    path("whats-on/asked/<int:pk>/counts.csv", counts, name="whatson_answer_counts"),
    path("whats-on/asked/<int:pk>/<str:what>/", step, name="whatson_answer_step"),
    path("whats-on/asked/<int:pk>/box/<int:box>/away/", take_box_away, name="whatson_box_away"),
    path(
        "whats-on/asked/<int:pk>/words/<int:words>/<str:what>/", act_on_words, name="whatson_words"
    ),
]


def register_actions(actions):
    """Name in a question's history what staff did with it."""
    for name, (label, message) in ACTIONS.items():
        actions.register_action(name, label, message)
