"""Which page of a list an address asks for: the same on every list."""

from django.core.paginator import Page, Paginator

from search.query import PAGE

FURTHEST = 1_000_000
DEEPEST = 50_000
"""Records of a list of what was found that can be paged through, from either end. An engine passes
over all that lies before a page, so that the middle of a longer list would cost seconds; nobody
but a crawler goes there.
"""


class ListPage(Page):
    """A page of a list, which knows the number that was `asked` for, so that it can say where
    there are fewer.
    """

    def __init__(self, object_list, number: int, paginator: Paginator, asked: int = 1):
        super().__init__(object_list, number, paginator)
        self.asked = asked

    @property
    def is_instead(self) -> bool:
        """Whether it is shown instead of one after the last, which there isn't."""
        return self.asked > self.paginator.num_pages and bool(self.paginator.count)

    @property
    def is_nearest(self) -> bool:
        """Whether it is shown instead of one that is too deep in a long list."""
        return self.asked != self.number and self.asked <= self.paginator.num_pages

    @property
    def deepest(self) -> int:
        return deepest()


def deepest() -> int:
    """How many pages of what was found can be looked at from either end."""
    return DEEPEST // PAGE


def reached(asked: int, pages: int) -> int:
    """The page of what was found that is shown for the one asked for: the last for one beyond it,
    the nearest for one that is too deep.
    """
    first, last = deepest(), pages - deepest() + 1
    number = min(asked, pages)
    if not first < number < last:
        return number
    return first if number - first < last - number else last


def page_number(typed: str) -> int:
    """The page asked for, within reason; the first where it is no number, or below one."""
    try:
        return max(1, min(FURTHEST, int(typed)))
    except ValueError:
        return 1


def page_of(things, size: int, typed: str) -> ListPage:
    """The page of `things` (what a Paginator takes) asked for; the last for one beyond it."""
    asked = page_number(typed)
    page = Paginator(things, size).get_page(asked)
    return ListPage(page.object_list, page.number, page.paginator, asked)
