"""What reaching people takes from who is not signed in."""

from contact.guard import PublicForm, register

register(
    PublicForm(
        name="type the six words of a slip",
        url_name="contact:yours",
        readable_by_others=False,
        reason="The words are looked up and not kept: they lead to one's own page.",
    ),
    PublicForm(
        name="ask for a fresh link",
        url_name="contact:fresh_link",
        readable_by_others=False,
        reason="The e-mail address is kept for a minute, encrypted: it leads to a letter there.",
    ),
    PublicForm(
        name="answer a letter that asks “was this you?”",
        url_name="contact:was_this_you",
        readable_by_others=False,
        reason="It takes a yes or a no, and no words.",
    ),
)
