"""What the public may send us about what they remember."""

from contact.guard import PublicForm, register
from memories.subjects import MODELS as SUBJECTS

BY_LINK = "Behind a private link; what others may read of it is the memory, which has a subject."
NO_WORDS = "Behind a private link; it is a press on a button or a choice, and brings no words."
FOR_STAFF = "Behind a private link; only the people who look after the collection read it."

register(
    PublicForm(
        name="give a memory of an object",
        url_name="memories:give",
        readable_by_others=True,
        reason="A comment on an object that the museum published.",
        subjects=("objects.CollectionObject",),
    ),
    PublicForm(
        name="give a memory of a place",
        url_name="memories:give_place",
        readable_by_others=True,
        reason="A comment on a place of objects that the museum published.",
        subjects=("objects.Place",),
    ),
    PublicForm(
        name="give a memory of a production",
        url_name="memories:give_production",
        readable_by_others=True,
        reason="A comment on a production that the museum published a page of.",
        subjects=("whatson.ProductionPage",),
    ),
    PublicForm(
        name="answer the questions about a memory",
        url_name="memories:giving",
        readable_by_others=True,
        reason=BY_LINK,
        subjects=SUBJECTS,
    ),
    PublicForm(
        name="throw a memory away before it is sent",
        url_name="memories:throw_away",
        readable_by_others=False,
        reason="It takes no words: it erases those that were given.",
    ),
    PublicForm(
        name="change a memory that was sent",
        url_name="memories:change",
        readable_by_others=True,
        reason=BY_LINK,
        subjects=SUBJECTS,
    ),
    PublicForm(
        name="change the name on a memory",
        url_name="memories:rename",
        readable_by_others=True,
        reason=BY_LINK,
        subjects=SUBJECTS,
    ),
    PublicForm(
        name="add a file to a memory that was sent",
        url_name="memories:own_files",
        readable_by_others=True,
        reason=BY_LINK,
        subjects=SUBJECTS,
    ),
    *(
        PublicForm(name, f"memories:{url_name}", readable_by_others=False, reason=reason)
        for name, url_name, reason in (
            ("show less of a name", "less_name", NO_WORDS),
            ("leave a file out of a memory", "leave_out", NO_WORDS),
            ("say what we may do with a memory", "uses", NO_WORDS),
            ("pause a memory", "pause", NO_WORDS),
            ("show a paused memory again", "resume", NO_WORDS),
            ("take a memory back", "take_back", NO_WORDS),
            ("bring back what was taken back", "undo", NO_WORDS),
            ("get six new words", "new_words", NO_WORDS),
            ("answer what we asked about a memory", "reply", FOR_STAFF),
            ("complain about what we do with a memory", "complain", FOR_STAFF),
            ("say where letters about a memory go", "own_letters", FOR_STAFF),
        )
    ),
)
