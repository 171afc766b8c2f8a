"""Everything a moderator can do to a memory: one table, by the name in its address."""

from memories import states
from memories.admin import forms, words
from memories.admin.action import Action
from memories.admin.file_form import FileForm
from memories.admin.version_form import PublicVersionForm


def _is_kept(memory):
    return memory.state not in (states.WITHDRAWN, states.DRAFT, states.HELD)


def _is_with_us(memory):
    return memory.state not in (states.WITHDRAWN, states.DRAFT)


def _has_news(memory):
    return memory.has_news and memory.state not in (*states.READ, states.WITHDRAWN, states.HELD)


def _has_telling(memory):
    return _is_kept(memory) and memory.telling_to_read is not None


def _can_be_decided(memory):
    return not words.obstacles(memory, memory.telling_to_read)


ACTIONS = {
    action.name: action
    for action in (
        Action(
            "take",
            "Take it, to read it",
            "You read this one.",
            lambda memory, form, by: memory.start_review(by),
            group="reader",
            move="start_review",
        ),
        Action(
            "take-over",
            "Read it in their place",
            "You read this one now.",
            lambda memory, form, by: memory.let_go(by).start_review(by),
            group="reader",
            move="let_go",
        ),
        Action(
            "let-go",
            "Let go of it",
            "It waits for somebody else.",
            lambda memory, form, by: memory.let_go(by),
            group="reader",
            move="let_go",
        ),
        Action(
            "public-version",
            "Keep this version",
            "Kept.",
            lambda memory, form, by: memory.prepare(form.telling, by, **form.kept()),
            group="version",
            form=PublicVersionForm,
            open_if=_has_telling,
        ),
        Action(
            "file",
            "Keep this",
            "Kept.",
            lambda memory, form, by: memory.describe(form.cleaned_data["file"], by, **form.kept()),
            group="file",
            form=FileForm,
            open_if=_is_kept,
        ),
        Action(
            "approve",
            "Approve it",
            "Approved.",
            lambda memory, form, by: memory.approve(by),
            group="look",
            move="approve",
            open_if=_can_be_decided,
        ),
        Action(
            "accept-news",
            "Let the public read the new version",
            "The new version is in the place of the old one.",
            lambda memory, form, by: memory.accept_news(by),
            group="look",
            open_if=lambda memory: _has_news(memory) and _can_be_decided(memory),
        ),
        Action(
            "decline-news",
            "Keep the old version",
            "The public reads what it read before.",
            lambda memory, form, by: memory.decline_news(form.cleaned_data["text"], by),
            group="decide",
            form=forms.NewsDeclineForm,
            open_if=_has_news,
        ),
        Action(
            "ask",
            "Ask its giver",
            "Asked. It waits for an answer.",
            lambda memory, form, by: memory.ask(form.cleaned_data["text"], by),
            group="decide",
            form=forms.QuestionForm,
            move="ask",
        ),
        Action(
            "decline",
            "Decline it",
            "Declined.",
            lambda memory, form, by: memory.decline(by=by, **_only(form, "reason", "text")),
            group="decide",
            form=forms.DeclineForm,
            move="decline",
            is_serious=True,
        ),
        Action(
            "hold",
            "Hold it",
            "Held: only the lead goes on with it.",
            lambda memory, form, by: memory.hold(by=by, **_only(form, "reason")),
            group="decide",
            form=forms.HoldForm,
            move="hold",
            open_if=lambda memory: bool(memory.hold_may_last()),
        ),
        Action(
            "release",
            "End the hold",
            "It is read again.",
            lambda memory, form, by: memory.release(by),
            group="decide",
            move="release",
        ),
        Action(
            "end-hold",
            "End the hold: it may be erased",
            "It is erased when that is due.",
            lambda memory, form, by: memory.end_hold(by),
            group="decide",
            open_if=lambda memory: memory.state == states.WITHDRAWN,
            is_serious=True,
        ),
        Action(
            "reopen",
            "Read it again",
            "It is read again.",
            lambda memory, form, by: memory.reopen(by),
            group="decide",
            move="reopen",
        ),
        Action(
            "hide",
            "Take it off the site for now",
            "It is off the site.",
            lambda memory, form, by: memory.hide(by=by, **_only(form, "reason")),
            group="decide",
            form=forms.HideForm,
            move="hide",
        ),
        Action(
            "show-again",
            "Show it again",
            "It is on the site again.",
            lambda memory, form, by: memory.show_again(by),
            group="decide",
            move="show_again",
            open_if=lambda memory: not memory.paused_by_giver,
        ),
        Action(
            "remove",
            "Take it down for good",
            "Taken down.",
            lambda memory, form, by: memory.remove(by=by, **_only(form, "reason")),
            group="decide",
            form=forms.HideForm,
            move="remove",
            is_serious=True,
        ),
        Action(
            "answer",
            "Answer in public",
            "Your answer stands beside it.",
            lambda memory, form, by: memory.answer(form.cleaned_data["text"], by),
            group="more",
            form=forms.AnswerForm,
            open_if=_is_kept,
        ),
        Action(
            "note",
            "Make a note on the object",
            "The note stands on the object.",
            lambda memory, form, by: memory.note_on_object(form.cleaned_data["text"], by),
            group="more",
            form=forms.NoteForm,
            open_if=lambda memory: _is_kept(memory) and memory.collection_object is not None,
        ),
        Action(
            "dates",
            "Keep these days",
            "Kept.",
            lambda memory, form, by: memory.show_between(
                by=by, **_only(form, "not_before", "not_after")
            ),
            group="more",
            form=forms.DatesForm,
            open_if=_is_kept,
        ),
        Action(
            "language",
            "Put its language right",
            "Kept.",
            lambda memory, form, by: memory.put_language(form.cleaned_data["language"], by),
            group="more",
            form=forms.LanguageForm,
            open_if=_is_kept,
        ),
        Action(
            "age",
            "Put its giver’s age right",
            "Kept.",
            lambda memory, form, by: memory.put_age(
                by=by, **_only(form, "age", "adult_in", "agreed_by_adult")
            ),
            group="more",
            form=forms.AgeForm,
            open_if=_is_kept,
        ),
        Action(
            "new-slip",
            "Make a new slip for its giver",
            "A new slip is made; the old words open nothing.",
            lambda memory, form, by: memory.new_slip(by),
            group="giver",
            form=forms.SureForm,
            open_if=_is_with_us,
            is_leads=True,
            hands_out=True,
        ),
        Action(
            "take-back",
            "Take it back for its giver",
            "Taken back: it is nowhere on the site.",
            lambda memory, form, by: memory.withdraw(by),
            group="giver",
            form=forms.SureForm,
            move="withdraw",
            is_serious=True,
            is_leads=True,
        ),
        Action(
            "answer-away",
            "Take this answer away",
            "The answer is gone.",
            lambda memory, form, by: memory.take_away_answer(form.cleaned_data["number"], by),
            group="message",
            form=forms.AnswerAwayForm,
            open_if=_is_kept,
        ),
        Action(
            "note-away",
            "Take this note away",
            "The note is gone.",
            lambda memory, form, by: memory.take_away_note(form.cleaned_data["number"], by),
            group="note",
            form=forms.NoteAwayForm,
            open_if=_is_kept,
        ),
        Action(
            "tags",
            "Keep these tags",
            "Kept.",
            lambda memory, form, by: memory.tag_with(form.cleaned_data["tags"], by),
            group="more",
            form=forms.TagsForm,
            open_if=_is_kept,
        ),
        Action(
            "settle",
            "This is dealt with",
            "Dealt with.",
            lambda memory, form, by: memory.settle(form.cleaned_data["message"], by),
            group="message",
            form=forms.SettleForm,
            open_if=_is_kept,
        ),
    )
}


def _only(form, *names) -> dict:
    return {name: form.cleaned_data[name] for name in names}
