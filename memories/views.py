"""The public pages of memories: each asks `shown_on` for its own surface."""

from django.db.models import Exists, OuterRef
from django.http import Http404
from django.shortcuts import render
from django.views.decorators.gzip import gzip_page
from django.views.decorators.http import require_safe

from memories import feeds
from memories.among import ON_A_PAGE, Among
from memories.documents import with_subjects
from memories.fetching import file_for, send_file
from memories.models import Erasure, Memory
from memories.panels import Asking, closed_words
from memories.parts import bring_parts
from objects.cards import bring_cards
from objects.models import CollectionObject, ObjectImage
from search import keeping
from search.asked_again import asked_again
from search.paging import page_of

WANTED_ON_A_PAGE = 48


@require_safe
@gzip_page
@asked_again
def memory_list(request):
    """All memories, or those of a decade and of a place, in the order of when they are about."""
    state = keeping.state()
    among = Among(request.GET)
    page = page_of(with_subjects(among.memories), ON_A_PAGE, request.GET.get("page", ""))
    page.object_list = bring_parts(list(page.object_list))
    bring_things(page.object_list, state)
    context = {"among": among, "page": page, "fields": [("kind", "memory")]}
    return render(request, "memories/memory_list.html", context)


@require_safe
@gzip_page
@asked_again
def memories_wanted(request):
    """The objects that nobody has told us of yet, those with a picture first."""
    state = keeping.state()
    told = Memory.objects.shown_on("lists").filter(collection_object=OuterRef("pk"))
    pictures = ObjectImage.objects.shown().filter(collection_object=OuterRef("pk"))
    wanted = CollectionObject.objects.published().told_if_settled().filter(~Exists(told))
    wanted = wanted.order_by(Exists(pictures).desc(), "number_sort", "pk")
    page = page_of(wanted, WANTED_ON_A_PAGE, request.GET.get("page", ""))
    page.object_list = list(page.object_list)
    bring_cards(page.object_list, state)
    context = {"page": page, "closed": closed_words()}
    return render(request, "memories/memories_wanted.html", context)


@require_safe
@asked_again
def memory_feed(request):
    """The newest memories, as links with a line each, without anybody's words."""
    return feeds.NewMemoriesFeed()(request)


@require_safe
@gzip_page
@asked_again
def memory_detail(request, reference):
    """One memory beside what it is of; what was taken back says so in general words."""
    found = with_subjects(Memory.objects.shown_on("memory_page").filter(reference=reference))
    memory = found.first()
    if memory is None:
        return memory_gone(request, reference)
    bring_parts([memory])
    subject = memory.public_subject
    if subject and memory.collection_object_id:
        state = keeping.state()
        subject = CollectionObject.objects.told_if_settled().get(pk=subject.pk)
        bring_cards([subject], state, large=subject)
    asking = Asking.about(subject, closed_words()) if subject else None
    context = {"memory": memory, "subject": subject, "asking": asking}
    context["may_be_framed"] = Memory.objects.shown_on("frame").filter(pk=memory.pk).exists()
    return render(request, "memories/memory_detail.html", context)


def bring_things(memories, state: str):
    """Give each the published `thing` that it is of, with its card; four queries for all."""
    keys = {memory.collection_object_id for memory in memories}
    things = CollectionObject.objects.published().told_if_settled().in_bulk(keys)
    bring_cards(list(things.values()), state)
    for memory in memories:
        memory.thing = things.get(memory.collection_object_id)


def memory_gone(request, reference):
    """410 for what was here once and was taken back, taken down or erased; else Http404."""
    gone = Memory.objects.were_shown().filter(reference=reference).exists()
    if not (gone or Erasure.objects.filter(reference=reference).exists()):
        raise Http404("No memory there")
    return render(request, "memories/memory_gone.html", status=410)


@require_safe
def memory_file(request, reference, file):
    """A picture, sound or video of a memory that this reader may see at this moment."""
    return send_file(request, file_for(request.user, reference, file))
