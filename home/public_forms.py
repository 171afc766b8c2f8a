"""What Wagtail's own addresses take from people who are not signed in."""

from contact.guard import PublicForm, register

A_PASSWORD = "It takes a password, which nobody reads."

register(
    PublicForm(
        name="sign in to a page for members of a group",
        url_name="wagtailcore_login",
        readable_by_others=False,
        reason=f"{A_PASSWORD} Staff only: there are no accounts for the public.",
    ),
    PublicForm(
        name="open a page that has a password",
        url_name="wagtailcore_authenticate_with_password",
        readable_by_others=False,
        reason=A_PASSWORD,
    ),
    PublicForm(
        name="open a document that has a password",
        url_name="wagtaildocs_authenticate_with_password",
        readable_by_others=False,
        reason=A_PASSWORD,
    ),
    PublicForm(
        name="ask for a document",
        url_name="wagtaildocs_serve",
        readable_by_others=False,
        reason="Wagtail hands out the file however it is asked, and reads nothing that is sent.",
        is_a_page=False,
    ),
)
