"""What apps to the right may hear of: contact knows none of them."""

from django.dispatch import Signal

address_refused = Signal()
"""Somebody at the address said "that was not me"; sent with `contact`."""

erasing = Signal()
"""A contact is about to be deleted; sent with `contact`, inside the transaction."""
