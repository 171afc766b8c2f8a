"""What follows when a contact of somebody who comes is erased, or was not theirs."""

from contact.signals import address_refused, erasing


def on_erasing(sender, contact, **kwargs):
    """Whatever they said goes with how they are reached."""
    for joining in contact.joinings.unread():
        joining.erase_row()


def on_refused(sender, contact, **kwargs):
    """It was not their address: nobody is reminded there. The word that somebody comes stays."""
    contact.joinings.update(wishes_reminder=False)


def connect():
    """Called once, when the app is ready."""
    erasing.connect(on_erasing)
    address_refused.connect(on_refused)
