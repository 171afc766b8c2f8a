"""Where a memory can be, and every way from one to another: the only list of both."""

from dataclasses import dataclass

from django.utils.translation import gettext_noop as _


class NotAllowed(Exception):
    """The table has no such move from here."""


DRAFT = "draft"
SUBMITTED = "submitted"
IN_REVIEW = "in_review"
CHANGES_ASKED = "changes_asked"
HELD = "held"
DECLINED = "declined"
APPROVED = "approved"
PUBLISHED = "published"
HIDDEN = "hidden"
REMOVED = "removed"
WITHDRAWN = "withdrawn"
ERASED = "erased"

STATES = {
    DRAFT: "Being written",
    SUBMITTED: "Waiting to be read",
    IN_REVIEW: "Being read",
    CHANGES_ASKED: "We asked something",
    HELD: "Held",
    DECLINED: "Declined",
    APPROVED: "Approved, to be shown later",
    PUBLISHED: "On the site",
    HIDDEN: "Paused",
    REMOVED: "Taken down by the museum",
    WITHDRAWN: "Taken back",
    ERASED: "Erased",
}
"""What each is called. Of an erased memory no row is left but its `Erasure`."""

NOT_THE_STAFFS = frozenset({DRAFT, ERASED})
"""What was never sent is on no screen of ours, and in no search, letter or log."""

REASONS = {
    "sent": "Sent by its giver",
    "changed": "Changed by its giver",
    "started": "Somebody began to read it",
    "let_go": "Let go, for somebody else to read",
    "asked": "A question was asked",
    "answered": "The giver answered",
    "approved": "Approved",
    "embargo": "Its day came",
    "personal": _("It tells too much of somebody"),
    "unrelated": "It is about something else",
    "advert": "It sells something",
    "unkind": _("It is unkind to somebody"),
    "unlawful": _("It may be against the law"),
    "not_own": _("It is somebody else's work"),
    "repeated": "It is here already",
    "unreadable": "It could not be read, heard or seen",
    "child": "It is by or about a child",
    "risk": "Somebody may be at risk",
    "legal": _("The law asks for it"),
    "complaint": _("Somebody complained"),
    "pause": "Paused by its giver",
    "resume": "Shown again by its giver",
    "mistake": _("It was a mistake"),
    "hold_ended": "The hold ended",
    "taken_back": "Taken back by its giver",
    "back_for": "Taken back by the museum, as its giver wished",
    "undone": "The giver changed their mind",
    "due": "The time was up",
    "object_away": "What it belongs to is not shown",
    "unsent": "It was never sent",
    "days": "Its first or last day was changed",
    "hid": "Parts of the words were hidden, or shown again",
    "noted": "The note before it was changed",
    "translated": "Our translation was changed",
    "named": "Its name was left out",
    "described": "What a file shows or says was written down",
    "left_out": "A file was kept from the public, or shown again",
    "news_read": "The public reads what its giver changed",
    "news_no": "What its giver changed was declined",
    "replied": "We answered in public",
    "noted_there": "A note was made on the object",
    "settled": "A complaint or an answer was dealt with",
    "unreplied": "Our public answer was taken away",
    "note_gone": "A note on the object was taken away",
    "tagged": "Its tags were changed",
    "slip_new": "A new slip was made for its giver; the old ones open nothing",
    "language": "Its language was put right",
    "age_put": "Its giver’s age was put right",
}
"""Why something moved or was done: codes, so that a log holds nobody's words."""

DECLINE_REASONS = (
    "personal",
    "unrelated",
    "advert",
    "unkind",
    "unlawful",
    "not_own",
    "repeated",
    "unreadable",
)
HOLD_REASONS = ("child", "risk", "legal", "complaint")
REMOVE_REASONS = ("personal", "unkind", "unlawful", "not_own", "complaint", "legal", "mistake")


@dataclass(frozen=True)
class Move:
    """One allowed way: a method of `Memory` by `name`, from any of `sources` to `target`."""

    name: str
    sources: frozenset[str]
    target: str
    by: str  # giver, moderator, lead or clock


def _move(name, sources, target, by):
    return Move(name, frozenset(sources), target, by)


READ = (SUBMITTED, IN_REVIEW, CHANGES_ASKED)
KEPT = (*READ, HELD, DECLINED, APPROVED, PUBLISHED, HIDDEN, REMOVED)

MOVES = {
    move.name: move
    for move in (
        _move("submit", {DRAFT}, SUBMITTED, "giver"),
        _move("send_again", {CHANGES_ASKED, DECLINED}, SUBMITTED, "giver"),
        _move("start_review", {SUBMITTED, CHANGES_ASKED}, IN_REVIEW, "moderator"),
        _move("let_go", {IN_REVIEW}, SUBMITTED, "moderator"),
        _move("ask", {IN_REVIEW}, CHANGES_ASKED, "moderator"),
        _move("approve", {IN_REVIEW}, APPROVED, "moderator"),
        _move("publish", {APPROVED}, PUBLISHED, "clock"),
        _move("decline", {IN_REVIEW, CHANGES_ASKED}, DECLINED, "moderator"),
        _move("hold", set(KEPT) - {HELD}, HELD, "moderator"),
        _move("release", {HELD}, IN_REVIEW, "lead"),
        _move("reopen", {DECLINED, REMOVED}, IN_REVIEW, "lead"),
        _move("hide", {PUBLISHED, APPROVED}, HIDDEN, "moderator"),
        _move("show_again", {HIDDEN}, APPROVED, "moderator"),
        _move("put_off", {PUBLISHED}, APPROVED, "moderator"),  # to its first day, which moved
        _move("pause", {PUBLISHED, APPROVED}, HIDDEN, "giver"),
        _move("resume", {HIDDEN}, APPROVED, "giver"),
        _move("remove", {PUBLISHED, HIDDEN, APPROVED}, REMOVED, "moderator"),
        _move("withdraw", KEPT, WITHDRAWN, "giver"),
        _move("restore", {WITHDRAWN}, "", "giver"),  # to where it was
        _move("erase", {DRAFT, WITHDRAWN, DECLINED, REMOVED}, ERASED, "clock"),
    )
}
"""By name. Nothing moves in any other way; each leaves a row in the log.

From *approved* a memory goes on at once to *published*, unless its first day is still to come.
"""

DEEDS = {
    "change": {"changed"},
    "prepare": {"hid", "noted", "translated", "named"},
    "describe": {"described", "left_out"},
    "set_days": {"days"},
    "accept_news": {"news_read"},
    "decline_news": {"news_no"},
    "answer": {"replied"},
    "note": {"noted_there"},
    "settle": {"settled"},
    "tag": {"tagged"},
    "take_away": {"unreplied", "note_gone"},
    "give_slip": {"slip_new"},
    "put_language": {"language"},
    "put_age": {"age_put"},
    "end_hold": {"hold_ended"},
}
"""What is done to a memory where it stands, and the codes for it: in the same log."""
