"""What the pages of one's own memory share: whose it is, what it may, how a question is asked."""

from functools import wraps

from django.db import transaction
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as say
from django.utils.translation import gettext_lazy as _

from contact.private_pages import hyphened, opens_nothing, see
from memories import consent, states
from memories.models import Memory, MemorySettings
from memories.subjects import FIELDS
from memories.uploads.receiving import remove

DONE = {
    "change": _("We have what you changed."),
    "rename": _("We have the name."),
    "files": _("We have what you added."),
    "less_name": _("Done: less of your name is shown."),
    "file": _("Done: the file is gone."),
    "uses": _("Done: what you said holds from now on."),
    "letters": _("Done: we write to you as you said."),
    "reply": _("Thank you: we have your answer."),
    "complain": _("Thank you: somebody looks at what you wrote."),
    "pause": _("Done: it is off the site."),
    "resume": _("Done."),
    "undo": _("It is with us again."),
    "taken-back": _("Done: it is nowhere on our site."),
    "new-words": _("These are your new words. They open this page."),
}
"""What is said at the head of the page after something was done, by the word in its address."""

TITLES = {
    "change": _("Change what you told us"),
    "rename": _("Another name"),
    "files": _("Pictures, recordings and videos"),
    "less_name": _("Show less of your name"),
    "uses": _("What may we do with it?"),
    "letters": _("May we write to you?"),
    "reply": _("Answer our question"),
    "complain": _("Tell us what is wrong"),
}


def own_page(view):
    """For a view behind `private_page`: it gets `(request, own, …)`. Drafts are led on to their
    questions; a memory that is gone opens nothing.
    """

    @wraps(view)
    def owned(request, link, *args, **kwargs):
        found = Memory.objects.select_related("telling", *FIELDS)
        memory = found.filter(reference=link.subject, is_ending=False).first()
        if memory is None:
            return opens_nothing(request)
        if memory.is_draft:
            return see(reverse("memories:go_on", args=[hyphened(link.words)]))
        return view(request, Own(memory, link), *args, **kwargs)

    return owned


class Own:
    """One memory with the link that opened it."""

    def __init__(self, memory, link):
        self.memory, self.link = memory, link
        memory.shown_files = ()  # its card shows none: the page has them below, with their buttons

    def address(self, name="yours", *args) -> str:
        """A page of it, by its name in `memories.yours.urls`."""
        return reverse(f"memories:{name}", args=[hyphened(self.link.words), *args])

    def back(self, done=""):
        """To the page again, which says what was done: 303, so that going back sends no form."""
        return see(self.address() + (f"?done={done}" if done else ""))

    def render(self, request, template, context, status=200):
        """A page with what all of them need."""
        shared = {
            "memory": self.memory,
            "own": self,
            "done": DONE.get(request.GET.get("done", "")),
            "addresses": {name: self.address(name) for name in NAMES},
        }
        return render(request, template, shared | context, status=status)

    def ask(self, request, form_class, name, may, /, **more):
        """One question: its page, or what was answered kept, and back."""
        if not may:
            return self.back()
        sent = (request.POST, request.FILES) if request.method == "POST" else ()
        form = form_class(*sent, memory=self.memory, **more)
        if form.is_bound and form.is_valid() and form.keep() is not False:
            again = getattr(form, "adds", False)
            return see(request.path) if again else self.back(name)
        for about in getattr(form, "about", ()):
            about.address = self.address("own_file", about.instance.reference)
        context = {
            "form": form,
            "title": TITLES[name],
            "question": self.memory.messages.filter(kind="question").last(),
            "about_reading": MemorySettings.load(request),
            "give_address": request.path,
            "have": self.memory.files.usable().count(),
        }
        return self.render(request, f"memories/yours/{name}.html", context)

    @transaction.atomic
    def lose(self, file):
        """Take one file away for good; raises NotAllowed where it has to stay."""
        self.memory.bring_less(file)
        remove(file)

    # What the main page shows

    def files(self) -> list:
        """All that came with it, with where its giver sees or hears them."""
        found = list(self.memory.files.order_by("position", "pk"))
        for file in found:
            file.shown_at = self.address("own_file", file.reference)
            may_go = self.memory.may_lose(file)
            file.leave_out_at = self.address("leave_out", file.reference) if may_go else ""
        return found

    def uses(self) -> list[tuple[str, str]]:
        """Each choice with its answer, in words."""
        answers = dict(self.memory.uses.values_list("choice", "answer"))
        return [
            (say(choice.label), say(consent.ANSWERS[answers.get(choice.name, choice.default)]))
            for choice in consent.CHOICES.values()
        ]

    @property
    def may_resume(self) -> bool:
        """Whether its giver can show it again now."""
        memory = self.memory
        return memory.may("resume") and memory.paused_by_giver and not memory.is_adult_now

    def resume(self):
        """Show it again; raises NotAllowed where its giver cannot, or has yet to say yes."""
        if not self.may_resume:
            raise states.NotAllowed("It is not its giver's to show it again now.")
        self.memory.resume()

    def may(self) -> dict[str, bool]:
        """What can be done with it now."""
        memory = self.memory
        return {
            "change": memory.may_be_changed,
            "name": memory.may_be_changed and not memory.is_by_child,
            "less_name": bool(memory.shorter_names),
            "pause": memory.may("pause"),
            "resume": self.may_resume,
            "reply": memory.state == states.CHANGES_ASKED,
            "withdraw": memory.may("withdraw"),
            "undo": memory.may("restore"),
            "letters": memory.may_be_changed and not memory.is_by_child,
        }


NAMES = (
    *("yours", "change", "rename", "less_name", "own_files", "uses", "own_letters", "reply"),
    *("complain", "pause", "resume", "take_back", "undo", "copy", "new_words"),
)
