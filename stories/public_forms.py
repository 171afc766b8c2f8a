"""What the public may send us about what is written here."""

from contact.guard import PublicForm, register

register(
    PublicForm(
        name="comment on a draft",
        url_name="stories:review_comment",
        readable_by_others=False,
        reason="Behind a private link; only the staff who write and edit the draft read it.",
        is_a_page=False,
    ),
    PublicForm(
        name="say whether a draft may be published",
        url_name="stories:review_answer",
        readable_by_others=False,
        reason="Behind a private link; it takes a yes or a no, and no words.",
        is_a_page=False,
    ),
)
