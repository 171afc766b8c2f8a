"""What the public may send us when they would like to see something."""

from contact.guard import PublicForm, register
from whatson.visits.views import CHANGE

register(
    PublicForm(
        name="ask to see an object",
        url_name="whatson:ask_to_see",
        readable_by_others=False,
        reason="Only the people who arrange visits read it.",
    ),
    PublicForm(
        name="say whether one comes to see it",
        url_name="whatson:answer_visit",
        readable_by_others=False,
        reason="Behind a private link; it takes a yes or a no, and no words.",
        is_a_page=False,
    ),
    PublicForm(
        name=CHANGE,
        url_name="whatson:change_visit",
        readable_by_others=False,
        reason="Behind a private link; only the people who arrange visits read it.",
    ),
    PublicForm(
        name="take back an ask to see an object",
        url_name="whatson:take_back_visit",
        readable_by_others=False,
        reason="Behind a private link; it is a press on a button, and brings no words.",
    ),
)
