"""A memory as the public will see it, before it does."""

from memories.admin.reading_page import ReadingPage, Step


class LookPage(ReadingPage):
    """The memory as the public will see it, and the button that lets it."""

    @property
    def title(self):
        return f"As the public will see it: {self.memory.subject}"

    @property
    def files(self):
        """Each with the words that the public would read of it."""
        for file in self.memory.files.showable():
            file.description, file.transcript = (file.told[name] for name in file.RETOLD)
            yield file

    @property
    def old(self):
        """What the public reads now, where that is something else."""
        return self.memory.telling if self.memory.has_news else None

    @property
    def old_files(self):
        return self.memory.files.shown()

    @property
    def answers(self):
        return self.memory.messages.filter(kind="answer")

    @property
    def look_step(self):
        return next(iter(self.steps("look")), None)


class NewLookPage(LookPage):
    """What people would read at once if a form was kept, before it is, beside what they read."""

    def __init__(self, memory, user, found):
        super().__init__(memory, user)
        self.form = found.form
        self.telling = self.form.previewed()
        self.look_step = Step(found.action, found.form.for_looking())

    look_step = None
    obstacles = ()

    @property
    def old(self):
        return self.memory.telling

    @property
    def files(self):
        return self.form.previewed_files()
