"""What others may hear of a memory, once it is so in the database."""

from django.dispatch import Signal

moved = Signal()
"""It moved; sent with `memory` and the `move`'s name after the commit."""

told = Signal()
"""The museum did something beside it that its giver may wish to know; sent with `memory` and
`what`: "answered", "record_changed", "news_accepted" or "news_declined".
"""
