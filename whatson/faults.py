"""What can be wrong with an answer of the box office, in words for who looks after the site."""


class Fault(Exception):
    """An answer that cannot be used: nothing of it is."""

    words = "The box office's answer could not be used."

    def __init__(self, more: str = ""):
        self.said = f"{self.words} ({more})" if more else self.words
        super().__init__(self.said)


class NotAllowed(Fault):
    words = "This address is not one that the site may ask: BOXOFFICE_HOSTS lists those it may."


class NotSetUp(Fault):
    words = "The box office is not set up yet."


class Away(Fault):
    words = "The box office could not be reached."


class Slow(Fault):
    words = "The box office took too long to answer."


class Refused(Fault):
    words = "The box office refused to answer."


class CutOff(Fault):
    words = "The answer broke off in the middle."


class TooLarge(Fault):
    words = "The answer was too large to be one."


class NotData(Fault):
    words = "The answer was a web page, not data."


class Unreadable(Fault):
    words = "The answer was not in the form that we know."


class Nothing(Fault):
    words = "The answer was empty, though there was something on before."
