"""What a memory is called where it is shown, and in which language it is. No queries."""

from django.conf.locale import LANG_INFO

from memories.giving.languages import IN_ENGLISH

CALLED = {
    "memory": "A memory of {}",
    "knowledge": "What somebody knows about {}",
    "have_one": "Somebody else has one: {}",
    "correction": "Something to put right about {}",
    "picture": "Somebody’s picture of {}",
}
AWAY = "something we no longer show"
ENGLISH = "en"


class Showing:
    """Mixed into `Memory`: what pages say of it, from itself and the thing that it is of."""

    @property
    def name(self) -> str:
        """What it is a memory of, in words: of an object that was withdrawn nothing is told."""
        of = self.public_subject
        called = of.name if self.place_id else of and f"“{of.name}”"
        return CALLED[self.kind].format(called or AWAY)

    @property
    def public_subject(self):
        """The object, place or production that it is of, as it is shown now, or None."""
        if self.place_id:
            return self.place.shown
        if self.production_id:
            return self.production if self.production.live else None
        return self.collection_object if self.collection_object.is_public else None

    @property
    def is_in_english(self) -> bool:
        return self.language.split("-")[0] == ENGLISH

    @property
    def language_name(self) -> str:
        """What its language is called in English, else its code."""
        code = self.language.lower()
        base = code.split("-")[0]
        known = LANG_INFO.get(code) or LANG_INFO.get(base) or {}
        return IN_ENGLISH.get(base) or known.get("name") or self.language
