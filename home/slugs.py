"""Addresses that no page may take, as other parts of the site answer there."""

from django.conf import settings
from django.core.exceptions import ValidationError


def refuse_reserved_slug(slug: str) -> None:
    """Raise ValidationError for a slug that is a root address of the site's own views.

    Refused at every depth, so that moving a page can never hide it behind a view
    (`docs/decisions/0031-reserved-slugs.md`).
    """
    if slug.casefold() in settings.RESERVED_ROOT_SLUGS:
        raise ValidationError(
            f"“{slug}” is the address of another part of this site. "
            f"Choose another one, for example “about-{slug}”.",
            code="reserved",
        )
