"""What others may hear of a memory, once it is so in the database."""

from django.dispatch import Signal

moved = Signal()
"""It moved; sent after the commit with `memory` and the `row` of its log."""

told = Signal()
"""The museum did something beside it that its giver may wish to know; sent with `memory` and
`what`: "answered", "record_changed", "news_accepted" or "news_declined".
"""
