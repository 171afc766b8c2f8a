"""What `manage.py check` asks of the settings for reaching people."""

from django.conf import settings
from django.core import checks


@checks.register(checks.Tags.security)
def proxies_are_counted(app_configs, **kwargs):
    """Behind a proxy that nobody trusts, all the world is one sender, and shares its limits."""
    if not settings.BEHIND_PROXY or settings.TRUSTED_PROXIES > 0:
        return []
    return [
        checks.Warning(
            "BEHIND_PROXY is set, but TRUSTED_PROXIES is 0: public forms take everybody for one "
            "sender, and soon refuse all of them.",
            hint="Set TRUSTED_PROXIES to how many proxies add to X-Forwarded-For, usually 1.",
            id="contact.W001",
        )
    ]
