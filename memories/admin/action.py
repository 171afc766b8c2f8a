"""One thing that can be done to a memory: what its button says, and who may press it."""

from collections.abc import Callable
from dataclasses import dataclass

from memories import states
from memories.admin.forms import PlainForm

READ, LEAD = "memories.read_memories", "memories.lead_memories"


@dataclass(frozen=True)
class Action:
    """One thing to do: what its button says, its form, and what it calls on the memory.

    `move` is its row in the table of states, where it has one; else `open_if` says when it may
    be done. `group` is the part of the page in which it stands.
    """

    name: str
    label: str
    done: str
    run: Callable
    group: str = ""
    form: type = PlainForm
    move: str = ""
    open_if: Callable = lambda memory: True
    is_serious: bool = False
    is_leads: bool = False
    hands_out: bool = False  # six words, which are shown once

    def is_open(self, memory, user) -> bool:
        """Whether this person may do it now."""
        if self.needs_lead(memory) and not user.has_perm(LEAD):
            return False
        return (not self.move or memory.may(self.move)) and self.open_if(memory)

    def needs_lead(self, memory) -> bool:
        """What is held, or ended, is the lead's."""
        by = states.MOVES[self.move].by if self.move else ""
        return self.is_leads or by == "lead" or memory.state in (states.HELD, states.WITHDRAWN)
