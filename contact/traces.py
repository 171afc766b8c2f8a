"""Where something failed, without what it was about: errors of mail servers name addresses."""

import traceback


def trace(error: BaseException) -> str:
    """The classes of an error and of what caused it, each with its lines of code; no messages."""
    said = []
    while error:
        frames = traceback.extract_tb(error.__traceback__)
        lines = [f"  {frame.filename}:{frame.lineno} in {frame.name}" for frame in frames]
        said.append("\n".join([type(error).__name__, *lines]))
        error = error.__cause__ or error.__context__
    return "\nwhile\n".join(said)
