"""Every address of the site outside the admin, as the resolver has it, with something to ask."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field

from django.urls import URLPattern, get_resolver
from django.urls.resolvers import RoutePattern
from django.utils.regex_helper import normalize

SAMPLES = {"int": "1", "uuid": "00000000-0000-4000-8000-000000000000"}
"""What stands for a part of an address; for all other kinds, `WORD`."""
WORD = "a"
ADMIN = "admin/"


@dataclass(frozen=True)
class Address:
    """One line of a `urls.py`: its whole name ("objects:seen"; its path where it has none)."""

    name: str
    path: str
    view: Callable = field(compare=False, repr=False)


def public_addresses() -> list[Address]:
    """All of them but Wagtail's pages, which share one line and are asked by their types."""
    found = [
        address
        for address in _addresses(get_resolver().url_patterns, "", [])
        if not address.path.startswith(f"/{ADMIN}") and address.name != "wagtail_serve"
    ]
    return sorted(found, key=lambda address: address.path)


def admin_addresses() -> list[Address]:
    """All of the admin's, Wagtail's own and ours, but the line that catches what there is not."""
    found = _addresses(get_resolver().url_patterns, "", [])
    ours = [address for address in found if address.path.startswith(f"/{ADMIN}")]
    return sorted(ours[:-1], key=lambda address: address.path)


def _addresses(patterns, before, spaces):
    for pattern in patterns:
        path = before + _example(pattern.pattern)
        if isinstance(pattern, URLPattern):
            name = ":".join([*spaces, pattern.name]) if pattern.name else f"/{path}"
            yield Address(name, f"/{path}", pattern.callback)
        else:
            within = [*spaces, pattern.namespace] if pattern.namespace else spaces
            yield from _addresses(pattern.url_patterns, path, within)


def _example(pattern) -> str:
    """An address that this pattern takes."""
    if isinstance(pattern, RoutePattern):
        return re.sub(r"<(?:(\w+):)?\w+>", _sample, str(pattern))
    template, names = normalize(pattern.regex.pattern)[0]
    return template % dict.fromkeys(names, "1")


def _sample(match):
    return SAMPLES.get(match[1], WORD)
