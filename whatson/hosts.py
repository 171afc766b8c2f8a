"""Which hosts of a box office the site may ask: those that the environment lists, over https."""

from urllib.parse import SplitResult, urlsplit

from django.conf import settings

LOOPBACK = "127.0.0.1"


def origin(host: str) -> str:
    """The beginning of a host's addresses: https, but for a test's own server on this machine."""
    return f"{'http' if is_tests_own(host) else 'https'}://{host}"


def may_ask(host: str) -> bool:
    """Whether a host, with or without its port, is listed or a test's own."""
    return is_tests_own(host) or host.lower() in {name.lower() for name in settings.BOXOFFICE_HOSTS}


def is_tests_own(host: str) -> bool:
    """Only the settings of the tests have this: no environment can give it to the real site."""
    on_loopback = getattr(settings, "BOXOFFICE_ON_LOOPBACK", False)
    return on_loopback and host.partition(":")[0] == LOOPBACK


def split_allowed(url: str) -> SplitResult | None:
    """The parts of an address that may be asked; None for any other."""
    try:
        parts = urlsplit(url)
        host, port = parts.hostname or "", parts.port
    except ValueError:
        return None
    is_plain = parts.username is None and not any(not "!" <= letter <= "~" for letter in url)
    is_https = parts.scheme == "https" and port in (None, 443)
    is_ours = is_tests_own(host) and parts.scheme in ("http", "https")
    return parts if is_plain and may_ask(host) and (is_https or is_ours) else None
