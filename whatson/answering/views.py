"""The addresses of what BAC asks: all of it, one question, and where an answer is sent."""

from urllib.parse import urlsplit

from django.http import HttpResponseRedirect
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_safe

from contact.guard import takes_words
from contact.guard.typed import typed_words
from contact.taking import reads_and_takes
from objects.models import CollectionObject
from search.asked_again import asked_again
from whatson.answering import mark
from whatson.answering.forms import AnswerForm
from whatson.answering.showing import Asked
from whatson.models import Consultation, ProjectPage

AGAIN = "again"
TAKES = "answer a question of ours"


@require_safe
@asked_again
def asked_list(request):
    """All that is asked, and all that was, with what came of it."""
    found = Consultation.objects.public()
    now = found.taking_answers()
    context = {"now": now, "before": found.exclude(pk__in=now.values("pk"))}
    return render(request, "whatson/asked_list.html", context)


@require_safe
@asked_again
def asked(request, pk):
    """One question, with its form and its counts."""
    return _page(request, Asked(_found(pk), request, again=AGAIN in request.GET))


# A token would need a cookie of everybody who reads. What another site's page sends is refused
# by what browsers say of where it comes from.
@csrf_exempt
@reads_and_takes
@takes_words(TAKES)
def answer(request, pk):
    """Keep an answer, and lead back to where the question stands."""
    consultation = _found(pk)
    if request.method != "POST":
        return redirect(consultation)
    if is_from_elsewhere(request):
        return _page(request, Asked(consultation, request, again=True), status=403)
    if not consultation.takes_answers:
        return _page(request, Asked(consultation, request), status=410, typed=typed_words(request))
    form = AnswerForm(request.POST, request=request, consultation=consultation)
    if not form.is_valid():
        return _page(request, Asked(consultation, request, form), status=422)
    form.keep()
    response = HttpResponseRedirect(_back(request, consultation), status=303)
    mark.set_mark(request, response, consultation.pk)
    return response


def _found(pk):
    return get_object_or_404(Consultation.objects.public().counted(), pk=pk)


def _page(request, shown, status=200, typed=""):
    consultation = shown.consultation
    things = [option.collection_object for option in consultation.options.all()]
    CollectionObject.objects.all().bring_card_relations(filter(None, things))
    project = ProjectPage.objects.public().filter(pk=consultation.project_id).first()
    context = {"asked": shown, "status": status, "typed": typed, "project": project}
    return render(request, "whatson/asked_page.html", context, status=status)


def _back(request, consultation):
    """The page on which it was answered, at the question itself; never another site's."""
    back = request.POST.get("back", "")
    is_ours = back.startswith("/") and url_has_allowed_host_and_scheme(back, allowed_hosts=None)
    return f"{back if is_ours else consultation.get_absolute_url()}#{consultation.anchor}"


def is_from_elsewhere(request) -> bool:
    """Whether another site's page sent this, as the browser says."""
    told = request.headers.get("Sec-Fetch-Site")
    if told:
        return told not in ("same-origin", "none")
    origin = request.headers.get("Origin")
    return bool(origin) and urlsplit(origin).netloc != request.get_host()
