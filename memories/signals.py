"""What others may hear of a memory, in the transaction in which it becomes so."""

from django.dispatch import Signal

moved = Signal()
"""It moved; sent before the commit with `memory` and the `row` of its log."""

told = Signal()
"""The museum did something beside it that its giver may wish to know; sent with `memory` and
`what`: "answered", "record_changed", "news_accepted" or "news_declined"; and with the number of
the `answer` or the `note`, as that may be taken away before its giver has heard of it.
"""
