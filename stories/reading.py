"""How a story is read: in which version, what of it may be shown, and what stands around it."""

from functools import cached_property

from objects.blocks import PictureChooserBlock, Shown, SoundChooserBlock, credit_of
from objects.models import CollectionObject
from stories.beside import Beside

PICTURE, SOUND = PictureChooserBlock(), SoundChooserBlock()
VERSIONS = {"easy": ("easy_read", "Easy read"), "large": ("large_print", "Large print")}
"""By what an address says of them: the field with its text, and what its link says."""
WORDS_A_MINUTE = 200
ASKED_OF = 3
"""Of how many objects the reader is asked."""


class Reading:
    """One story for one reader, with all that its page shows, from few queries however long.

    `version` is one of `VERSIONS`, "" for the story as it was written.
    """

    def __init__(self, article, version: str = "", is_draft: bool = False):
        self.article = article
        self.version = version if version in dict(self._versions()) else ""
        self.beside = Beside.of_draft(article) if is_draft else Beside.of(article)
        self.shown = Shown.on(article.body, article.surface, list(self._besides()))

    def _besides(self):
        """What is chosen outside the text: the pictures and the recording."""
        pictures = [self.article.picture_id]
        pictures += [author.portrait_id for author in self.authors]
        pictures += [other.picture_id for other in self.beside.more]
        for chooser, keys in ((PICTURE, pictures), (SOUND, [self.article.recording_id])):
            for record in filter(None, map(chooser.to_python, keys)):
                yield chooser, record

    def _versions(self):
        for name, (field, words) in VERSIONS.items():
            if getattr(self.article, field).strip():
                yield name, words

    @property
    def authors(self) -> list:
        return self.beside.authors

    @cached_property
    def faces(self) -> list[tuple]:
        """Each author with the portrait that may be shown, or None."""
        return [(one, self._picture(one.portrait_id)) for one in self.authors]

    @cached_property
    def picture(self):
        return self._picture(self.article.picture_id)

    @property
    def credit(self) -> dict:
        """Who made its picture, and on what terms."""
        return credit_of(self.picture, self.article.picture_credit)

    @property
    def recording(self):
        return self.shown.record(SOUND.to_python(self.article.recording_id))

    @property
    def versions(self) -> list[tuple[str, str]]:
        """The other ways to read it, by what their address says; the whole story among them
        where one of the others is read.
        """
        whole = [("", "The story as it was written")] if self.version else []
        return [
            *whole,
            *((name, words) for name, words in self._versions() if name != self.version),
        ]

    @property
    def words(self) -> str:
        """The text of the version that is read, as it is kept."""
        return getattr(self.article, VERSIONS[self.version][0]) if self.version else ""

    @property
    def version_name(self) -> str:
        return VERSIONS[self.version][1] if self.version else ""

    @cached_property
    def things(self) -> list:
        """The objects in it, each once, in the order in which one meets them."""
        return self.shown.all_of(CollectionObject)

    @property
    def asked_of(self) -> list:
        """The objects that the reader is asked about."""
        return self.things[:ASKED_OF]

    @cached_property
    def more(self) -> list:
        """What else its authors wrote, the newest first."""
        for other in self.beside.more:
            other.picture = self._picture(other.picture_id)
            other.may_show_picture = other.picture is not None
        return self.beside.more

    @property
    def place(self) -> int:
        """Which part of its series it is, from 1; 0 where it is none, or not published yet."""
        keys = [part.pk for part in self.beside.parts]
        return keys.index(self.article.pk) + 1 if self.article.pk in keys else 0

    @property
    def count(self) -> int:
        return len(self.beside.parts)

    @property
    def previous(self):
        return self.beside.parts[self.place - 2] if self.place > 1 else None

    @property
    def next(self):
        return self.beside.parts[self.place] if 0 < self.place < self.count else None

    def _picture(self, key):
        return self.shown.record(PICTURE.to_python(key))


def minutes(words: str) -> int:
    """How long it takes to read that, in whole minutes, never none."""
    return max(1, round(len(words.split()) / WORDS_A_MINUTE))
