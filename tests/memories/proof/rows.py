"""What each address of memories and contact does for whom, in which state: row by row.

A new address needs a row here. A state that a row does not name has its `else` outcome, so
that whoever adds a state reads each row again (`test_roles` asks all of them).

Outcomes of looking: a status; "on" leads on to another page, "nothing" opens nothing (the
words are not good), "login" asks who it is, "refused" sends away who may not.
"""

from dataclasses import dataclass, field

from memories import consent
from memories import states as s
from tests.memories.proof.people import ALL, HELD_AND_TAKEN_BACK, SENT

TAKEN_BACK = (s.WITHDRAWN, HELD_AND_TAKEN_BACK)
CHANGEABLE = tuple(state for state in SENT if state not in (*TAKEN_BACK, s.REMOVED))
MAY_LOSE = tuple(state for state in CHANGEABLE if state != s.HELD)
SEEN_BY_READERS = tuple(state for state in SENT if state not in TAKEN_BACK)
SEEN_BY_LEADS = (*SEEN_BY_READERS, HELD_AND_TAKEN_BACK)
OF_READERS = {
    "moderator": SEEN_BY_READERS,
    "lead": SEEN_BY_LEADS,
    "administrator": SEEN_BY_LEADS,
}
"""What those who read memories see in the admin; all others see nothing there."""


def outcome(default, states=(), then="", **named):
    """`then` in these states, what is named in others, else the default."""
    known = dict.fromkeys(ALL, default) | dict.fromkeys(states, then) | named
    assert set(known) == set(ALL), set(known) - set(ALL)
    return known


def own(default, states=(), then=""):
    """A page of a memory that was sent: a draft is led on, an erased one is not there."""
    said = outcome(default, states, then)
    return said | {s.DRAFT: "on", s.ERASED: "nothing"}


ALWAYS = outcome("200")


@dataclass(frozen=True)
class Row:
    """One address: what it takes, what is seen there, and what sending its form filled in does.

    `parts` are the names in its pattern; `sees` is what anybody sees (or who has the words,
    where these are among the parts); `readers` is for staff who see more; `moves` says to which
    state a press of the button takes the memory, from each where it takes it anywhere. None is
    for an address that takes nothing, ever. `said` is what is filled in, well, under a stamp of
    the guard's row `what`; `does` are the states in which that changes something, where it moves
    nothing.
    """

    parts: tuple[str, ...]
    sees: dict
    readers: str = ""
    moves: dict | None = None
    said: dict = field(default_factory=dict)
    what: str = ""
    does: tuple[str, ...] = ()


TOLD = {"text": "My aunt had two of them, by the copper.", "language": "en"}
ALLOWED = consent.cautious() | {"site": "yes", "stories": "yes", "ask_again_after": "2"}
ALLOWED |= {"outliving": "ask", "licence": "bac"}
SENDS_AGAIN = {s.CHANGES_ASKED: s.SUBMITTED, s.DECLINED: s.SUBMITTED}
WORDS = ("words",)
FILE = ("words", "file")

OURS = {
    # For everybody
    "memories:list": Row((), ALWAYS),
    "memories:wanted": Row((), ALWAYS),
    "memories:feed": Row((), ALWAYS),
    "memories:detail": Row(
        ("reference",),
        outcome("404", published="200", withdrawn="410", removed="410", erased="410"),
    ),
    "memories:file": Row(("reference", "file"), outcome("404", published="200"), readers="200"),
    "memories:give": Row(
        ("slug",), outcome("on"), moves={}, said=TOLD | {"kind": "memory"}, what="memory", does=ALL
    ),
    "memories:give_place": Row(
        ("place",), outcome("on"), moves={}, said=TOLD | {"kind": "memory"}, what="memory", does=ALL
    ),
    "memories:give_production": Row(
        ("production",),
        outcome("on"),
        moves={},
        said=TOLD | {"kind": "memory"},
        what="memory",
        does=ALL,
    ),
    "contact:healthz": Row((), outcome("503")),  # in a test no clock runs
    "contact:here": Row((), outcome("204")),
    "contact:yours": Row((), ALWAYS, moves={}),
    "contact:fresh_link": Row(
        (),
        ALWAYS,
        moves={},
        said={"letter-address": "ada@example.org"},
        what="fresh_link",
        does=ALL,
    ),
    "contact:asked": Row((), ALWAYS),
    "contact:was_this_you": Row(("token",), outcome("404"), moves={}),
    # Behind the words: giving
    "contact:opened": Row(WORDS, outcome("on", erased="nothing")),
    "contact:slip": Row(WORDS, outcome("200", erased="nothing")),
    "memories:go_on": Row(WORDS, outcome("on", erased="nothing")),
    "memories:giving": Row(
        ("words", "step"),
        outcome("on", draft="200", erased="nothing"),
        moves={s.DRAFT: s.SUBMITTED},
    ),
    "memories:given": Row(WORDS, outcome("200", draft="on", erased="nothing")),
    "memories:throw_away": Row(
        WORDS, outcome("on", draft="200", erased="nothing"), moves={s.DRAFT: s.ERASED}
    ),
    "memories:giving_file": Row(FILE, outcome("404", draft="200", erased="nothing")),
    # Behind the words: what was sent
    "memories:yours": Row(WORDS, own("200")),
    "memories:change": Row(
        WORDS,
        own("on", CHANGEABLE, "200"),
        moves=SENDS_AGAIN,
        said=TOLD | {"when_text": "about 1962", "people": ""},
        what="change",
        does=CHANGEABLE,
    ),
    "memories:rename": Row(
        WORDS,
        own("on", CHANGEABLE, "200"),
        moves=SENDS_AGAIN,
        said={"name_as": "other", "shown_name": "Ada Bell"},
        what="change",
        does=CHANGEABLE,
    ),
    "memories:less_name": Row(WORDS, own("200"), moves={}, said={"name": "Maureen"}, does=SENT),
    "memories:own_files": Row(
        WORDS,
        own("on", CHANGEABLE, "200"),
        moves=SENDS_AGAIN,
        said={"{file}-description": "A letter from my aunt"},
        what="change",
        does=CHANGEABLE,
    ),
    "memories:own_file": Row(FILE, own("200")),
    "memories:leave_out": Row(FILE, own("on", MAY_LOSE, "200"), moves={}, does=MAY_LOSE),
    "memories:uses": Row(
        WORDS, own("on", CHANGEABLE, "200"), moves={}, said=ALLOWED, does=CHANGEABLE
    ),
    "memories:own_letters": Row(
        WORDS,
        own("on", CHANGEABLE, "200"),
        moves={},
        said={"name": "Mo", "address": "mo@example.org", "wishes_letters": "on"},
        what="address",
        does=CHANGEABLE,
    ),
    "memories:reply": Row(
        WORDS,
        own("on", [s.CHANGES_ASKED], "200"),
        moves={s.CHANGES_ASKED: s.SUBMITTED},
        said={"text": "It was 1962."},
        what="change",
        does=(s.CHANGES_ASKED,),
    ),
    "memories:complain": Row(
        WORDS, own("200"), moves={}, said={"text": "You show my aunt."}, what="change", does=SENT
    ),
    "memories:pause": Row(
        WORDS, outcome("405"), moves={s.PUBLISHED: s.HIDDEN, s.APPROVED: s.HIDDEN}
    ),
    "memories:resume": Row(WORDS, outcome("405"), moves={s.HIDDEN: s.PUBLISHED}),
    "memories:take_back": Row(
        WORDS,
        own("200", TAKEN_BACK, "on"),
        moves={state: s.WITHDRAWN for state in SENT if state not in TAKEN_BACK},
    ),
    "memories:undo": Row(
        WORDS, outcome("405"), moves={s.WITHDRAWN: s.PUBLISHED, HELD_AND_TAKEN_BACK: s.HELD}
    ),
    "memories:copy": Row(WORDS, own("200")),
    "memories:new_words": Row(WORDS, own("200"), moves={}, said={"old_ones_end": "on"}, does=SENT),
}

# What staff do in the admin

KEPT = tuple(state for state in SEEN_BY_READERS if state != s.HELD)


@dataclass(frozen=True)
class Act:
    """In which states it can be done, by whom, and with what filled in."""

    states: tuple[str, ...]
    by: tuple[str, ...] = ("moderator", "lead", "administrator")
    said: dict = field(default_factory=dict)


LEADS = ("lead", "administrator")
TEXT = {"text": "A kind sentence."}
HIDEABLE = ("public_text", "public_role", "public_when", "public_where")
ACTS = {
    "take": Act((s.SUBMITTED, s.CHANGES_ASKED)),
    "take-over": Act((s.IN_REVIEW,)),
    "let-go": Act((s.IN_REVIEW,)),
    "public-version": Act(KEPT, said=dict.fromkeys(HIDEABLE, "[hidden]")),
    "file": Act(KEPT),
    "approve": Act((s.IN_REVIEW,)),
    "accept-news": Act(()),  # none of them has any
    "decline-news": Act((), said=TEXT),
    "ask": Act((s.IN_REVIEW,), said=TEXT),
    "decline": Act((s.IN_REVIEW, s.CHANGES_ASKED), said=TEXT | {"reason": "unrelated"}),
    "hold": Act(KEPT, said={"reason": "risk"}),
    "release": Act((s.HELD,), LEADS),
    "end-hold": Act((HELD_AND_TAKEN_BACK,), LEADS),
    "reopen": Act((s.DECLINED, s.REMOVED), LEADS),
    "hide": Act((s.PUBLISHED, s.APPROVED), said={"reason": "personal"}),
    "show-again": Act(()),  # the one that is paused was paused by its giver
    "remove": Act((s.PUBLISHED, s.HIDDEN, s.APPROVED), said={"reason": "personal"}),
    "answer": Act(KEPT, said=TEXT),
    "note": Act(KEPT, said=TEXT),
    "dates": Act(KEPT),
    "tags": Act(KEPT, said={"tags": "washing day"}),
    "settle": Act(KEPT),
    "language": Act(KEPT, said={"language": "pl"}),
    "age": Act(KEPT, said={"age": "adult"}),
    "answer-away": Act(()),  # none of them has any
    "note-away": Act(()),
    "new-slip": Act(SEEN_BY_READERS, LEADS, {"sure": "on"}),
    "take-back": Act(SEEN_BY_READERS, LEADS, {"sure": "on"}),
}

# The admin, by prefix

READERS = frozenset({"moderator", "lead", "administrator"})
PRODUCERS = frozenset({"producer", "trusted"})
STAFF = READERS | PRODUCERS | {"editor", "curator", "keeper"}
ADMINISTRATOR = frozenset({"administrator"})
LEAD = ADMINISTRATOR | {"lead"}
CURATOR = ADMINISTRATOR | {"curator"}
EDITOR = ADMINISTRATOR | {"editor"}
KEEPER = ADMINISTRATOR | {"keeper"}
PAGES = EDITOR | PRODUCERS
EVERYBODY = STAFF | {"anonymous", "giver"}
NOBODY = frozenset()
"""Nothing is to be seen there by only looking."""
MISSED = CURATOR
PICTURES = CURATOR | PAGES | KEEPER

LEAVES = ("/admin/logout/",)
"""Not asked: who goes there is nobody any more."""

PREFIXES = {
    "/admin/": STAFF,
    # Ours
    "/admin/imports/": CURATOR,
    "/admin/imports/applying/": STAFF,  # only "is one being put in now?"
    "/admin/memories/": READERS,
    "/admin/memories/choose/": STAFF,  # what the public reads; more for who reads memories
    "/admin/missed/": MISSED,
    "/admin/reports/by-the-clock/": LEAD,
    "/admin/reports/gave-way/": PAGES | KEEPER,
    "/admin/snippets/objects/": CURATOR,
    "/admin/snippets/search/": CURATOR,
    "/admin/snippets/stories/": EDITOR,
    "/admin/snippets/stories/contributor/": PAGES,  # an entry of their own
    "/admin/snippets/whatson/": KEEPER,
    "/admin/stories/approve/": NOBODY,  # there is something to say only at a step of the workflow
    "/admin/stories/publish/": NOBODY,  # a button, after its warning
    "/admin/tags/": EDITOR,
    "/admin/whats-on/": KEEPER,
    "/admin/whats-on/coming/": KEEPER,  # who comes, and what they need
    "/admin/whats-on/try-it/": ADMINISTRATOR,
    "/admin/workshop-codes/": LEAD,
    # What all who enter the admin have, with nothing of anybody's
    "/admin/account/": STAFF,
    "/admin/choose-": STAFF,
    "/admin/dismissibles/": STAFF,
    "/admin/embeds/": STAFF,
    "/admin/jsi18n/": EVERYBODY,
    "/admin/login/": frozenset({"anonymous", "giver"}),
    "/admin/logout/": NOBODY,
    "/admin/password_reset/": NOBODY,
    "/admin/sprite/": EVERYBODY,
    "/admin/tag-autocomplete/": STAFF,
    "/admin/test404/": STAFF,
    "/admin/failwhale/": NOBODY,
    # Wagtail's choosers: what may be put into a text
    "/admin/api/": STAFF,
    "/admin/documents/chooser/": STAFF,
    "/admin/images/chooser/": STAFF,
    "/admin/media/chooser/": STAFF,
    "/admin/snippets/choose/": STAFF,
    "/admin/workflows/task_chooser/": STAFF,
    # Wagtail's own
    "/admin/block-preview/": NOBODY,
    "/admin/bulk/": NOBODY,
    "/admin/collections/": ADMINISTRATOR,
    "/admin/documents/": PAGES,
    "/admin/editing-sessions/": NOBODY,
    "/admin/forms/": PAGES | KEEPER,
    "/admin/groups/": ADMINISTRATOR,
    "/admin/images/": PICTURES,
    "/admin/media/": PAGES,
    "/admin/pages/": PAGES | KEEPER,
    # Wagtail asks who somebody is only when they press the button: they see a page's title.
    "/admin/pages/1/move/1/confirm/": STAFF,
    "/admin/pages/workflow/": STAFF,  # a question without anything in it
    "/admin/redirects/": EDITOR,
    "/admin/reports/": PAGES | KEEPER,
    "/admin/reports/site-history/": STAFF,  # each sees what happened to what they may change
    "/admin/settings/": NOBODY,  # each by its own name: see `SETTINGS`
    "/admin/sites/": ADMINISTRATOR,
    "/admin/snippets/": NOBODY,
    "/admin/users/": ADMINISTRATOR,
    "/admin/workflows/": ADMINISTRATOR,
}
"""Under which who may enter: the longest that fits counts."""

SETTINGS = {
    "memories.memorysettings": LEAD,
    "contact.intakesettings": LEAD,
    "whatson.boxofficesettings": ADMINISTRATOR,
}
"""The forms of settings, each with who may change them."""
