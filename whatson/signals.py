"""What apps and pages hear of when the box office was read."""

from django.dispatch import Signal

season_read = Signal()
"""Sent once for each listing that was put in, within its transaction: a receiver that fails undoes
all of it. `new` has the events that came, `changed` those whose words changed, `vanished` those
that are named no more, `returned` those that are named again; `retimed` the keys of those of which
a performance came, changed, vanished or is named again. It is of the moment `now`.
"""
