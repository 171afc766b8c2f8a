"""Tables that go out as CSV: no cell may become a formula in somebody's spreadsheet."""

FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def harmless(value):
    """The value with an apostrophe before it if a spreadsheet would run it; others unchanged.

    The list of first characters is OWASP's ("CSV Injection").
    """
    if isinstance(value, str) and value.startswith(FORMULA_STARTS):
        return f"'{value}"
    return value
