"""What page a private link opens: each app registers its own purpose."""

from dataclasses import dataclass

from django.urls import reverse


@dataclass(frozen=True)
class PrivatePage:
    """The page behind the links of one `purpose`: an address with `words` in it."""

    purpose: str
    url_name: str

    def address(self, words: str) -> str:
        """Where these words lead, with hyphens between them."""
        return reverse(self.url_name, kwargs={"words": words.replace(" ", "-")})


_pages: dict[str, PrivatePage] = {}


def register(page: PrivatePage) -> PrivatePage:
    """Say which page links of this purpose open; raises ValueError where there is one already."""
    if _pages.setdefault(page.purpose, page) != page:
        raise ValueError(f"There are two private pages for {page.purpose}.")
    return page


def page_for(purpose: str) -> PrivatePage:
    """The page of this purpose; raises KeyError."""
    return _pages[purpose]
