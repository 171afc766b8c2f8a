"""A memory that stands wherever one can, with words that stand nowhere else, and who tells."""

from home.models import HomePage
from memories import consent
from memories.uploads.receiving import receive
from search.outbox import drain
from tests.factories import (
    CollectionObjectFactory,
    ConsultationFactory,
    ContributorFactory,
    MemoryFactory,
    ObjectPlaceFactory,
    PlaceFactory,
    ProductionPageFactory,
    ProjectPageFactory,
    SessionFactory,
    StoryPageFactory,
)
from tests.memories.giving.conftest import picture

WORDS = "We kept quillwort in the wexmoor pot. It stood by the window all winter."
PLANTED = ("quillwort", "wexmoor", "Ysolda", "ruddlecombe", "Thank you for telling us of it")
TYPED = "quillwort"


def on_the_site(reader):
    """On the site, with everything that is shown of one, and agreed to for every surface."""
    thing = CollectionObjectFactory(object_number="BAC/1983.4", title="Egg cup")
    ObjectPlaceFactory(collection_object=thing, place=PlaceFactory(name="Clapham"))
    memory = MemoryFactory(
        collection_object=thing,
        text=WORDS,
        name_as="first",
        shown_name="Ysolda",
        when_text="about 1962",
        when_earliest=1960,
        when_latest=1964,
        uses=dict.fromkeys(consent.CHOICES, "yes"),
    )
    receive(memory, picture(), description="A pot from ruddlecombe")
    memory.submit()
    memory.start_review(reader)
    memory.approve(reader)
    memory.answer("Thank you for telling us of it", reader)
    HomePage.objects.update(featured_object=thing)
    memory.tag_with(["pots"], by=reader)
    ProductionPageFactory(title="The Kitchen", slug="kitchen", objects=[thing])
    project = ProjectPageFactory(title="Mending", slug="mending", objects=[thing])
    SessionFactory(project=project)
    ConsultationFactory(project=project, kind="objects", answers=(), things=[thing])
    StoryPageFactory(
        title="Of pots",
        body=[("memory", {"memory": memory})],
        authors=[ContributorFactory(slug="ada-draper")],
        tag_words=["pots"],
    )
    drain()
    return memory


def told_at(client, address) -> str:
    """All that comes back, to a look and to a post, but for what was typed in the address."""
    told = []
    for response in (client.get(address), client.post(address)):
        body = b"".join(response.streaming_content) if response.streaming else response.content
        said = body.decode(errors="replace")
        told.append(f"{response.status_code} {dict(response.items())} {said}")
    return "\n".join(told)


def tells(told, memory, address) -> bool:
    """Whether it says something of the memory that the address did not say itself."""
    typed = address.lower()
    marks = [*PLANTED, memory.reference, *memory_files(memory)]
    return any(mark in told for mark in marks if mark.lower() not in typed) or (
        "/memories/" in address and "'Content-Type': 'image/" in told
    )


def memory_files(memory):
    return list(memory.files.values_list("reference", flat=True))
