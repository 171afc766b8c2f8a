"""Finding. It knows no museum: apps tell it what changed, and register what wants to hear."""


def changed(kind, pks):
    """Note that records changed, in the caller's transaction; see `search.outbox.changed`."""
    # The app registry imports this package before its models may be loaded.
    from search.outbox import changed as note

    note(kind, pks)
