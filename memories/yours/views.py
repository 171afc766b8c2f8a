"""The page behind a private link, and all that its buttons do. To look changes nothing."""

from contextlib import suppress

from django.urls import reverse
from django.utils.translation import gettext as say
from django.views.decorators.http import require_POST, require_safe

from contact.given_links import GivenLink
from contact.guard import takes_words
from contact.models import PrivateLink
from contact.private_pages import hyphened, private_page, see
from contact.taking import reads_and_takes, sent
from memories import consent, private, states
from memories.fetching import own_file, send_file
from memories.giving.recording import may_record
from memories.models import MemorySettings
from memories.yours import copying, forms
from memories.yours.own import own_page
from memories.yours.standing import standing_of


@require_safe
@private_page(private.PURPOSE)
@own_page
def yours(request, own):
    """Where it is, what happens next, and everything that can be done with it."""
    memory = own.memory
    context = {
        "standing": standing_of(memory),
        "shown": memory.telling,
        "waiting": memory.waiting_telling if memory.telling else memory.told,
        "messages": memory.messages.exclude(kind="complaint"),
        "complaints": memory.messages.filter(kind="complaint"),
        "files": own.files(),
        "uses": own.uses(),
        "may": own.may(),
        "link": GivenLink.again(own.link),
        "about_reading": MemorySettings.load(request),
    }
    return own.render(request, "memories/yours/yours.html", context)


# What waits to be read


@reads_and_takes
@private_page(private.PURPOSE)
@takes_words("change a memory that was sent")
@own_page
def change(request, own):
    """Other words, another day or place."""
    return own.ask(request, forms.ChangeForm, "change", own.memory.may_be_changed, request=request)


@reads_and_takes
@private_page(private.PURPOSE)
@takes_words("change the name on a memory")
@own_page
def rename(request, own):
    """Another name."""
    may = own.memory.may_be_changed and not own.memory.is_by_child
    return own.ask(request, forms.RenameForm, "rename", may, request=request)


@reads_and_takes
@private_page(private.PURPOSE)
@takes_words("add a file to a memory that was sent")
@may_record
@own_page
def files(request, own):
    """More pictures, sound or video, and what those say that nobody has read yet."""
    return own.ask(
        request, forms.MoreFilesForm, "files", own.memory.may_be_changed, request=request
    )


# What is at once


@reads_and_takes
@private_page(private.PURPOSE)
@own_page
def less_name(request, own):
    """Less of the name, or none."""
    return own.ask(request, forms.LessNameForm, "less_name", bool(own.memory.shorter_names))


@reads_and_takes
@private_page(private.PURPOSE)
@own_page
def leave_out(request, own, file):
    """One page that asks, and one button that takes a file away for good."""
    found = next((one for one in own.files() if one.reference == file), None)
    if found is None or not found.leave_out_at:
        return own.back("" if found or request.method != "POST" else "file")
    if request.method == "POST":
        with suppress(states.NotAllowed):
            own.lose(found)
        return own.back("file")
    return own.render(request, "memories/yours/leave_out.html", {"file": found})


@reads_and_takes
@private_page(private.PURPOSE)
@own_page
def uses(request, own):
    """What we may do with it, more or less."""
    return own.ask(request, forms.OwnUsesForm, "uses", own.memory.may_be_changed)


@require_POST
@private_page(private.PURPOSE)
@own_page
def pause(request, own):
    """Off the site for a while."""
    with suppress(states.NotAllowed):
        own.memory.pause()
    return own.back("pause")


@require_POST
@private_page(private.PURPOSE)
@own_page
def resume(request, own):
    """On the site again; who has grown up meanwhile says yes first."""
    with suppress(states.NotAllowed):
        own.resume()
    return own.back("resume")


@reads_and_takes
@private_page(private.PURPOSE)
@own_page
def take_back(request, own):
    """One page that says what happens, and one button."""
    memory = own.memory
    if request.method == "POST":
        memory.withdraw()
    if memory.state == states.WITHDRAWN:
        return own.back("taken-back" if request.method == "POST" else "")
    free = memory.licence != consent.BAC
    return own.render(request, "memories/yours/take_back.html", {"is_free": free})


@require_POST
@private_page(private.PURPOSE)
@own_page
def undo(request, own):
    """Bring back within 14 days what was taken back; later there is nothing to bring."""
    with suppress(states.NotAllowed):
        own.memory.restore()
    return own.back("undo")


# What is between the museum and its giver


@reads_and_takes
@private_page(private.PURPOSE)
@own_page
def reply(request, own):
    """Answer what we asked."""
    is_asked = own.memory.state == states.CHANGES_ASKED
    return own.ask(
        request, forms.ReplyForm, "reply", is_asked, request=request, label=say("Your answer")
    )


@reads_and_takes
@private_page(private.PURPOSE)
@own_page
def complain(request, own):
    """Say what is wrong."""
    label = say("What is wrong?")
    return own.ask(request, forms.ComplainForm, "complain", True, request=request, label=label)


@reads_and_takes
@private_page(private.PURPOSE)
@own_page
def own_letters(request, own):
    """Where letters go, and which."""
    may = own.memory.may_be_changed and not own.memory.is_by_child
    return own.ask(request, forms.OwnLettersForm, "letters", may, request=request)


@reads_and_takes
@private_page(private.PURPOSE)
@own_page
def new_words(request, own):
    """Six new words for this page; the old ones stay good or end."""
    form = forms.NewWordsForm(sent(request))
    if not (form.is_bound and form.is_valid()):
        return own.render(request, "memories/yours/new_words.html", {"form": form})
    words = private.new_link(own.memory)
    if form.cleaned_data["old_ones_end"]:
        new = PrivateLink.objects.opened_by(words)
        links = PrivateLink.objects.to(private.PURPOSE, own.memory.reference)
        links.exclude(pk=new.pk).revoke()
    return see(f"{reverse('memories:yours', args=[hyphened(words)])}?done=new-words")


# What is handed out


@require_safe
@private_page(private.PURPOSE)
@own_page
def copy(request, own):
    """All that we hold, as a ZIP."""
    return copying.as_response(own.memory)


@require_safe
@private_page(private.PURPOSE)
@own_page
def file(request, own, file):
    """A file of the memory, for its giver alone."""
    return send_file(request, own_file(own.memory, file))
