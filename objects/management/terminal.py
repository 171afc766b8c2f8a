"""Progress as a person at a terminal sees it; silent where nobody watches."""


class TerminalProgress:
    """Writes one line over itself: the step, how far, and about how long it still takes."""

    def __init__(self, stream):
        self.stream, self.step = stream, ""
        self.shown = stream.isatty()

    def __call__(self, note: dict):
        if not self.shown:
            return
        if note["step"] != self.step:
            self.end()
            self.step = note["step"]
        self.stream.write(f"\r\x1b[K{note['step']}{_share(note)}{_left(note)}")
        self.stream.flush()

    def end(self):
        """Leave the line, so that what follows begins on its own."""
        if self.shown and self.step:
            self.stream.write("\n")
            self.step = ""


def _share(note):
    return f" {note['done'] * 100 // note['total']}%" if note["total"] else ""


def _left(note):
    seconds = note["seconds_left"]
    if not seconds:
        return ""
    return (
        f", about {seconds // 60} min {seconds % 60} s left"
        if seconds >= 60
        else f", about {seconds} s left"
    )
