"""The step of the workflow in which an editor reads what a producer wrote."""

from wagtail import hooks
from wagtail.models import AbstractGroupApprovalTask

HOOK = "before_approval"
"""Asked with the step and what is said with it: an address leads there instead."""


class ApprovalTask(AbstractGroupApprovalTask):
    """As Wagtail's; whoever approves is told first what an author who publishes would be."""

    class Meta:
        default_permissions = ()
        verbose_name = "approval by a group, which is told first what should be known"

    def on_action(self, task_state, user, action_name, **kwargs):
        """Do it, or return where else to go: whatever approves a page comes through here."""
        if action_name == "approve":
            for leads_elsewhere in hooks.get_hooks(HOOK):
                if address := leads_elsewhere(task_state, **kwargs):
                    return address
        return super().on_action(task_state, user, action_name, **kwargs)
