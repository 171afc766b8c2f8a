"""How Wagtail is set up, wherever the site runs."""

WAGTAIL_SITE_NAME = "BAC Collection"
WAGTAIL_I18N_ENABLED = False
WAGTAILIMAGES_IMAGE_MODEL = "objects.CollectionImage"
WAGTAILIMAGES_IMAGE_FORM_BASE = "objects.images.forms.CollectionImageForm"
# What a file is gets decided by its bytes (objects/images/cleaning.py); these may be chosen.
WAGTAILIMAGES_EXTENSIONS = ["avif", "bmp", "gif", "heic", "heif", "jpg", "jpeg", "png", "tif"]
WAGTAILIMAGES_EXTENSIONS += ["tiff", "webp"]
WAGTAILIMAGES_MAX_UPLOAD_SIZE = 50 * 1024 * 1024
WAGTAILIMAGES_MAX_IMAGE_PIXELS = 60_000_000  # decoded and turned, about 500 MB
WAGTAILIMAGES_JPEG_QUALITY = 80
WAGTAILIMAGES_WEBP_QUALITY = 78
WAGTAILMEDIA = {"MEDIA_MODEL": "objects.CollectionMedia"}
WAGTAILDOCS_SERVE_METHOD = "serve_view"  # asks whether the collection is open to the reader
WAGTAILDOCS_EXTENSIONS = ["csv", "docx", "odt", "pdf", "pptx", "txt", "vtt", "xlsx"]
WAGTAILSEARCH_BACKENDS = {"default": {"BACKEND": "wagtail.search.backends.database"}}
# The two outside addresses that the admin would call of its own accord.
WAGTAIL_GRAVATAR_PROVIDER_URL = None
WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAIL_ENABLE_WHATS_NEW_BANNER = False
# What may stand in a story from elsewhere is in `stories/embeds.py`; Wagtail asks nobody.
WAGTAILEMBEDS_FINDERS = []
# A tag is words, as readers say them, and "Tram" is "tram".
TAGGIT_CASE_INSENSITIVE = True
