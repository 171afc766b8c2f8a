"""What the public may send us about objects."""

from contact.guard import PublicForm, register

register(
    PublicForm(
        name="an object's page was looked at",
        url_name="objects:seen",
        readable_by_others=False,
        reason="It brings no words: a browser says that somebody looked, and nothing about who.",
        is_a_page=False,
    )
)
