"""Languages that are spoken around Battersea, to choose from: the only list of their names."""

from django.utils.translation import gettext_lazy as _

OTHER = "und"
"""BCP 47's "undetermined": a reader finds out."""

NAMES = (
    ("am", "አማርኛ", "Amharic"),
    ("ar", "العربية", "Arabic"),
    ("bn", "বাংলা", "Bengali"),
    ("zh", "中文", "Chinese"),
    ("fr", "Français", "French"),
    ("gu", "ગુજરાતી", "Gujarati"),
    ("it", "Italiano", "Italian"),
    ("jam", "Patwa", "Jamaican"),
    ("ku", "Kurdî", "Kurdish"),
    ("fa", "فارسی", "Persian"),
    ("pl", "Polski", "Polish"),
    ("pt", "Português", "Portuguese"),
    ("ro", "Română", "Romanian"),
    ("so", "Soomaali", "Somali"),
    ("es", "Español", "Spanish"),
    ("ta", "தமிழ்", "Tamil"),
    ("ti", "ትግርኛ", "Tigrinya"),
    ("tr", "Türkçe", "Turkish"),
    ("tw", "Twi", "Twi"),
    ("uk", "Українська", "Ukrainian"),
    ("ur", "اردو", "Urdu"),
    ("yo", "Yorùbá", "Yoruba"),
)
"""By code: what its speakers call it, and what it is called in English."""

LANGUAGES = (
    ("en", _("English")),
    *((code, own if own == name else f"{own} ({name})") for code, own, name in NAMES),
    (OTHER, _("Another language")),
)

IN_ENGLISH = {code: name for code, _own, name in NAMES} | {
    "en": "English",
    OTHER: "another language",
}
"""What each is called within an English sentence."""
