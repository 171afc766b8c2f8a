"""What a published page no longer shows: found by the clock, told to its authors, and listed."""

from collections import defaultdict

from django.contrib.auth import get_user_model
from django.db.models import Exists, OuterRef, Q
from django.template.loader import render_to_string
from django.utils import timezone
from wagtail.admin.mail import send_mail
from wagtail.models import Page

from contact.letters.sending import trouble
from memories.models import Memory
from objects.blocks import ObjectDetailBlock, Shown
from objects.models import CollectionObject
from stories.groups import EDITORS
from stories.models import Article, Authorship, GaveWay, StoryUse

KINDS = GaveWay.Kind


def settle() -> int:
    """Note each place that gave way since, and forget those where all is as it was.

    Returns how many are new. A memory may end by its consent's last day, of which nobody
    tells: so all are asked, in a handful of queries whatever there is.
    """
    gone = set(_gone_objects()) | set(_gone_memories()) | set(_changed_pictures())
    used = set(StoryUse.objects.live().values_list("page", "block_id"))
    noted = {(row.page_id, row.block_id, row.kind): row.pk for row in GaveWay.objects.all()}
    # What was erased is used by no row any more: its place stays until the page is published anew.
    back = [pk for key, pk in noted.items() if key not in gone and key[:2] in used]
    GaveWay.objects.filter(pk__in=back).delete()
    return _note(gone - set(noted))


def settle_page(page) -> None:
    """Begin anew with a page that was just published: its author has seen it."""
    GaveWay.objects.filter(page=page.pk).delete()


def note_uses(uses) -> None:
    """What these show is about to be erased: note it, as their rows go with it."""
    _note({(use.page_id, use.block_id, _kind_of(use)) for use in uses.live()})


def tell() -> int:
    """Write to the authors of each page in which a place gave way, once for each; while no letter
    can go, they are told later.
    """
    if trouble():
        return 0
    by_page = defaultdict(list)
    for row in GaveWay.objects.filter(told_at=None).select_related("page"):
        by_page[row.page].append(row)
    for page, rows in by_page.items():
        _write(page, rows)
        GaveWay.objects.filter(pk__in=[row.pk for row in rows]).update(told_at=timezone.now())
    return len(by_page)


def people_of(page) -> list[str]:
    """The addresses of who wrote or began a page; of the editors where there is nobody."""
    people = get_user_model().objects.filter(is_active=True).exclude(email="")
    wrote = Authorship.objects.filter(page=page.pk).values("contributor__user")
    own = people.filter(Q(pk__in=wrote) | Q(pk=page.owner_id))
    found = own if own.exists() else people.filter(groups__name=EDITORS)
    return sorted(set(found.values_list("email", flat=True)))


def _write(page, rows):
    context = {"page": page, "rows": rows}
    words = render_to_string("stories/letters/gave_way.txt", context)
    addresses = people_of(page)
    if addresses:
        send_mail(f"Something in “{page.title}” is no longer shown", words, addresses)


def _note(places) -> int:
    rows = [GaveWay(page_id=page, block_id=block, kind=kind) for page, block, kind in places]
    return len(GaveWay.objects.bulk_create(rows, ignore_conflicts=True))


def _kind_of(use) -> str:
    return KINDS.MEMORY if use.memory_id else KINDS.OBJECT


def _gone_objects():
    shown = CollectionObject.objects.published().filter(pk=OuterRef("collection_object"))
    uses = StoryUse.objects.live().filter(~Exists(shown.order_by()), memory=None)
    for page, block in uses.values_list("page", "block_id"):
        yield page, block, KINDS.OBJECT


def _gone_memories():
    uses = StoryUse.objects.live().exclude(memory=None)
    surfaces = _surfaces(uses.values("page"))
    for surface in set(surfaces.values()):
        shown = Memory.objects.shown_on(surface).filter(pk=OuterRef("memory"))
        pages = [page for page, own in surfaces.items() if own == surface]
        gone = uses.filter(~Exists(shown.order_by()), page__in=pages)
        for page, block in gone.values_list("page", "block_id"):
            yield page, block, KINDS.MEMORY


def _surfaces(pages) -> dict[int, str]:
    """What each of these pages is to the givers of its memories."""
    found = Page.objects.filter(pk__in=pages).select_related("content_type").order_by()
    return {page.pk: getattr(page.specific_class, "surface", Article.surface) for page in found}


def _changed_pictures():
    pages = StoryUse.objects.live().filter(block_type="object_detail").values("page")
    details = [
        (article.pk, block)
        for article in Article.objects.filter(pk__in=pages)
        for block in article.body
        if isinstance(block.block, ObjectDetailBlock)
    ]
    shown = Shown()
    shown.bring_all((block.block, block.value) for _, block in details)
    for page, block in details:
        if block.block.is_stale(block.value, shown):
            yield page, block.id, KINDS.PICTURE
