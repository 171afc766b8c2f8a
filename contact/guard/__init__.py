"""The guard at every public form: what comes too quickly, too often, or from no person at all.

There are no puzzles to solve and nothing is asked of a third party. Whatever is refused, the
words that a person typed stay on the page, with what to do next.
"""

from contact.guard.counting import count_try
from contact.guard.forms import GuardedForm
from contact.guard.intake import intake_is_open, takes_words
from contact.guard.limits import RULES, Limit, Rule
from contact.guard.own_page import OwnPageForm
from contact.guard.public_forms import ONLY_READ, PublicForm, register
from contact.guard.senders import sender_of
from contact.guard.stamps import Stamp, once

__all__ = [
    "ONLY_READ",
    "RULES",
    "GuardedForm",
    "Limit",
    "OwnPageForm",
    "PublicForm",
    "Rule",
    "Stamp",
    "count_try",
    "intake_is_open",
    "once",
    "register",
    "sender_of",
    "takes_words",
]
