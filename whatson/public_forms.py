"""What the public may send us about what is on."""

from contact.guard import PublicForm, register

register(
    PublicForm(
        name="answer a question of ours",
        url_name="whatson:answer",
        readable_by_others=False,
        reason="It is a choice, counted without anybody's name; words beside it only staff read.",
        is_a_page=False,
    )
)
