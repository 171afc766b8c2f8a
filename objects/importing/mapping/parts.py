"""Parts of one thing, told from their numbers."""

import re


def number_of_set(pattern: str, object_number: str) -> str:
    """`AIBDC : 008432SA` of `AIBDC : 008432.1SA`, or "" where the pattern does not match.

    The pattern names the group `set`, and `suffix` for what stands behind the part's number
    and belongs to the set's number as well.
    """
    found = re.search(pattern, object_number) if pattern else None
    if not found:
        return ""
    groups = found.groupdict(default="")
    return groups["set"] + groups.get("suffix", "")
