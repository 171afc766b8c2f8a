"""What is written down while the site runs: nothing private, and only what needs somebody."""

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"plain": {"format": "{levelname} {name}: {message}", "style": "{"}},
    "filters": {"private": {"()": "contact.redaction.WithoutPrivateWords"}},
    "handlers": {
        "console": {
            "class": "logging.StreamHandler",
            "formatter": "plain",
            "filters": ["private"],
        }
    },
    "root": {"handlers": ["console"], "level": "WARNING"},
    "loggers": {
        "django": {"level": "WARNING"},  # without Django's own handler, which would say it twice
        "django.request": {"level": "ERROR"},  # a page that is not there is not news
        "elastic_transport": {"level": "ERROR"},  # we say ourselves, once, that it is away
    },
}
