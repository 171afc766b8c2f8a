"""What the public may send us about coming."""

from contact.guard import PublicForm, register
from whatson.joining.own import CHANGE, LETTERS
from whatson.joining.views import COMING, INTERESTED

FOR_STAFF = "Only the staff who prepare the session read it; others see how many places are left."
NO_WORDS = "Behind a private link; it is a press on a button, and brings no words."

register(
    PublicForm(COMING, "whatson:join_session", readable_by_others=False, reason=FOR_STAFF),
    PublicForm(INTERESTED, "whatson:join", readable_by_others=False, reason=FOR_STAFF),
    PublicForm(CHANGE, "whatson:joining_change", readable_by_others=False, reason=FOR_STAFF),
    PublicForm(
        LETTERS,
        "whatson:joining_letters",
        readable_by_others=False,
        reason="The e-mail address is kept apart and encrypted; nobody reads it on a page.",
    ),
    *(
        PublicForm(name, f"whatson:{url_name}", readable_by_others=False, reason=NO_WORDS)
        for name, url_name in (
            ("say that one doesn’t come after all", "joining_cancel"),
            ("come after all", "joining_again"),
            ("erase that one comes", "joining_erase"),
        )
    ),
)
