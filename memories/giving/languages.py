"""Languages that are spoken around Battersea, to choose from."""

from django.utils.translation import gettext_lazy as _

OTHER = "und"
"""BCP 47's "undetermined": a reader finds out."""

LANGUAGES = (
    ("en", _("English")),
    ("am", "አማርኛ (Amharic)"),
    ("ar", "العربية (Arabic)"),
    ("bn", "বাংলা (Bengali)"),
    ("zh", "中文 (Chinese)"),
    ("fr", "Français (French)"),
    ("gu", "ગુજરાતી (Gujarati)"),
    ("it", "Italiano (Italian)"),
    ("jam", "Patwa (Jamaican)"),
    ("ku", "Kurdî (Kurdish)"),
    ("fa", "فارسی (Persian)"),
    ("pl", "Polski (Polish)"),
    ("pt", "Português (Portuguese)"),
    ("ro", "Română (Romanian)"),
    ("so", "Soomaali (Somali)"),
    ("es", "Español (Spanish)"),
    ("ta", "தமிழ் (Tamil)"),
    ("ti", "ትግርኛ (Tigrinya)"),
    ("tr", "Türkçe (Turkish)"),
    ("tw", "Twi"),
    ("uk", "Українська (Ukrainian)"),
    ("ur", "اردو (Urdu)"),
    ("yo", "Yorùbá (Yoruba)"),
    (OTHER, _("Another language")),
)
