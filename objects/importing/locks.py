"""The locks of imports: one run writes at a time, and each run is known to be alive."""

from search.locks import Busy, hold, is_held

__all__ = ["APPLY", "Busy", "hold", "is_held", "run_lock"]

APPLY = "apply"


def run_lock(run_pk: int) -> str:
    """The name of the lock that a run's process holds while it works."""
    return f"import-{run_pk}"
