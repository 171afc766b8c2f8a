"""What the public may send us about what is on: each larger way to take part has its own list."""

from contact.guard import PublicForm, register
from whatson.joining import public_forms as joining  # noqa: F401 - puts its forms in the list
from whatson.visits import public_forms as visits  # noqa: F401 - puts its forms in the list

register(
    PublicForm(
        name="answer a question of ours",
        url_name="whatson:answer",
        readable_by_others=False,
        reason="It is a choice, counted without anybody's name; words beside it only staff read.",
        is_a_page=False,
    )
)
