"""How a draft will look, for its giver: by the card that the public page uses."""

from django.urls import reverse
from django.utils.translation import gettext as say

from contact.private_pages import hyphened
from memories import consent
from memories.giving.steps import LOOK


def shown_as_it_will_be(way) -> dict:
    """What the last page needs: the card's parts, each answer with its way back, the wording."""
    memory = way.memory
    memory.shown_files = list(_files(way))
    return {
        "telling": memory.last_telling,
        "answers": [(way.title(step), way.address(step)) for step in way.steps if step is not LOOK],
        "missing": [(name, way.address(way.step(STEP_OF[name]))) for name in memory.missing],
        "wording": say(consent.WORDINGS[consent.VERSION]),
        "allowed": _answered(memory, consent.YES),
        "asked_first": _answered(memory, consent.ASK),
        "is_shown": _choices(memory).get(consent.SITE) == consent.YES,
    }


STEP_OF = {"words": "words", "age": "age", "grown_up": "age"}
"""Where what is missing is told."""


def own_address(words: str, file) -> str:
    """Where its giver sees or hears a file of a draft."""
    return reverse("memories:giving_file", args=[hyphened(words), file.reference])


def _files(way):
    for file in way.memory.files.ready().that_age_allows():
        file.shown_at = own_address(way.words, file)
        yield file


def _choices(memory) -> dict[str, str]:
    last = memory.last_consent
    return last.choices if last else consent.cautious()


def _answered(memory, answer) -> list[str]:
    """What was answered like this, in words."""
    choices = _choices(memory)
    return [say(one.label) for one in consent.CHOICES.values() if choices.get(one.name) == answer]
