"""Reading a draft without an account: the page behind a private link, and what its buttons do.

To look changes nothing, and who is signed in makes no difference.
"""

from functools import wraps

from django.http import Http404
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from contact.guard import takes_words
from contact.guard.sentences import otherwise
from contact.models import Contact
from contact.private_pages import hyphened, opens_nothing, private_page, see
from contact.taking import reads_and_takes, sent
from memories.uploads.serving import file_response
from objects.images.views import content_type
from objects.models import CollectionMedia
from objects.models.media import FILES
from stories.models import Article, ReviewInvitation
from stories.private import PURPOSE
from stories.reading import SOUND, Reading
from stories.review_forms import CommentForm

DONE = {
    "comment": "Thank you: we have your comment.",
    "answer": "Thank you: we have your answer.",
}


def for_reader(view):
    """For a view behind `private_page`: it gets `(request, own, …)` while there is something to
    read; then a page says why there is not.
    """

    @wraps(view)
    def asked(request, link, *args, **kwargs):
        found = ReviewInvitation.objects.select_related("article")
        invitation = found.filter(reference=link.subject).first()
        if invitation is None:
            return opens_nothing(request)
        state = invitation.state_beside(invitation.latest_hash)
        if state != ReviewInvitation.OPEN:
            return _say_why(request, invitation, state)
        return view(request, Own(invitation, link), *args, **kwargs)

    return asked


class Own:
    """One invitation with the link that opened it."""

    def __init__(self, invitation, link):
        self.invitation, self.link = invitation, link

    def address(self, name="review", *more) -> str:
        return reverse(f"stories:{name}", args=[hyphened(self.link.words), *more])

    def let_hear(self, recordings) -> None:
        """Have their players ask here: nobody else may hear them before they are published."""
        for one in recordings:
            files = {which: ("review_recording", one.pk, which) for which in one.addresses}
            one.addresses = {which: self.address(*asked) for which, asked in files.items()}

    def recording(self, pk):
        """A recording that was chosen in the draft and that no closed collection holds, or None."""
        chosen = pk in self.invitation.text().chosen(CollectionMedia)
        return SOUND.fetch([pk], Article.surface).get(pk) if chosen else None

    def back(self, done):
        return see(f"{self.address()}?done={done}#say")

    def form(self, request):
        version = request.GET.get("version", "")
        reading = Reading(self.invitation.text(), version, is_draft=True)
        return CommentForm(
            sent(request), request=request, invitation=self.invitation, reading=reading
        )


def _say_why(request, invitation, state):
    is_public = Article.objects.public().filter(pk=invitation.article_id).exists()
    context = {
        "invitation": invitation,
        "state": state,
        "otherwise": otherwise(),
        "address": invitation.article.url if is_public else "",
    }
    return render(request, "stories/review_over.html", context, status=410)


@require_safe
@private_page(PURPOSE)
@for_reader
def review(request, own):
    """The text as it will look, and what the reader thinks of it."""
    return _read(request, own, own.form(request))


@reads_and_takes
@private_page(PURPOSE)
@takes_words("comment on a draft")
@for_reader
def comment(request, own):
    """Keep a comment."""
    if request.method != "POST":
        return see(own.address())
    form = own.form(request)
    if not form.is_valid():
        return _read(request, own, form)
    form.keep()
    return own.back("comment")


@require_POST
@private_page(PURPOSE)
@for_reader
def answer(request, own):
    """Keep a yes or a no."""
    said = request.POST.get("answer", "")
    if said not in ReviewInvitation.Answer.values:
        return see(own.address())
    own.invitation.say(said)
    if own.link.given == "letter":  # whoever answers has read what came to the address
        Contact.objects.filter(pk=own.invitation.contact_id).confirm()
    return own.back("answer")


@require_safe
@private_page(PURPOSE)
@for_reader
def recording(request, own, pk, which):
    """One file of a recording in the draft, in parts where asked."""
    file = getattr(own.recording(pk), which, None) if which in FILES else None
    if not file:
        raise Http404
    return file_response(request, file.path, content_type(file.name))


def _read(request, own, form):
    reading = form.reading
    draft = reading.article
    own.let_hear(reading.shown.all_of(CollectionMedia))
    context = {
        "page": draft,
        "reading": reading,
        "shown": reading.shown,
        "is_review": True,
        "is_published": own.invitation.is_published,
        "otherwise": otherwise(),
        "form": form,
        "invitation": own.invitation,
        "comments": own.invitation.comments.all(),
        "done": DONE.get(request.GET.get("done", "")),
        "comment_address": own.address("review_comment"),
        "answer_address": own.address("review_answer"),
    }
    return draft.let_players_in(render(request, "stories/review.html", context))
