"""What the public may send us about what they remember."""

from contact.guard import PublicForm, register

BY_LINK = "Behind a private link; what others may read of it is the memory, which has a subject."

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
        name="answer the questions about a memory",
        url_name="memories:giving",
        readable_by_others=True,
        reason=BY_LINK,
        subjects=("objects.CollectionObject", "objects.Place"),
    ),
    PublicForm(
        name="throw a memory away before it is sent",
        url_name="memories:throw_away",
        readable_by_others=False,
        reason="It takes no words: it erases those that were given.",
    ),
)
