"""How stories, those who write them and topics are found; and whether an object stands in one.

Of a story only what was written for it is searched: a memory in it is found by itself, and its
words are in no index but its own.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from html import unescape

from django.db.models import Prefetch

from objects.documents import KIND as OBJECT
from objects.why import add_reasons
from search.records import in_order
from search.registry import Document, Facet, Field, Kind, Sort, extend, register
from stories.models import Article, Authorship, Contributor, StoryUse, TaggedArticle, TopicPage

STORY, WRITER, TOPIC = "story", "writer", "topic"
LAST = 10**10

STORY_FIELDS = (
    Field("story_title", 8, "what it is called", label="its title", tells="prose"),
    Field(
        "standfirst", 4, "what it is about, in a sentence", label="its first lines", tells="prose"
    ),
    Field("story_tags", 4, "what it was said to belong to", label="its tags", tells="mark"),
    Field("story_by", 3, "who wrote it", label="who wrote it"),
    Field("story", 1, "what is said in it, of whatever", label="what it says", tells="prose"),
)
WRITER_FIELDS = (
    Field("writer_name", 8, "what they are called", label="their name"),
    Field(
        "writer_about", 2, "who they are and what they make", label="who they are", tells="prose"
    ),
)
TOPIC_FIELDS = (
    Field("topic_title", 8, "what it is called", label="its title", tells="prose"),
    Field("topic_tags", 5, "what it gathers by", label="its tags", tells="mark"),
    Field("topic_about", 2, "what it is about", label="what it says", tells="prose"),
)
"""Every text that is searched; weights multiply a word's score. A word may stand anywhere in a
whole story: there it counts least."""
TAG = re.compile(r"<[^>]+>")


def _plain(html: str) -> str:
    return unescape(TAG.sub(" ", html))


def _some(records, pks):
    """Those of these keys, or all, by key."""
    return (records if pks is None else records.filter(pk__in=list(pks))).order_by("pk")


def _tagged(pks) -> dict[int, list[str]]:
    """The tags of each article, in one query."""
    found = defaultdict(list)
    links = TaggedArticle.objects.filter(content_object__in=pks)
    for pk, name in links.values_list("content_object", "tag__name").order_by("pk"):
        found[pk].append(name)
    return found


def stories(pks: Iterable[int] | None = None) -> Iterator[Document]:
    """The documents of stories, posts, exhibitions and chapters, in three queries."""
    named = Authorship.objects.select_related("contributor")
    articles = _some(Article.objects.public(), pks)
    articles = list(articles.prefetch_related(Prefetch("authorships", named, "author_links")))
    tags = _tagged([article.pk for article in articles])
    for article in articles:
        texts = {
            "story_title": article.title,
            "standfirst": article.standfirst,
            "story_tags": "\n".join(tags[article.pk]),
            "story_by": "\n".join(author.name for author in article.authors),
            "story": article.own_words.removeprefix(article.standfirst),
        }
        yield Document(article.pk, texts, sorts={"newest": _newest(article)})


def _newest(article) -> str:
    moment = article.first_published_at
    return f"{LAST - int(moment.timestamp()):011d}" if moment else ""


def writers(pks: Iterable[int] | None = None) -> Iterator[Document]:
    """The documents of those of whom there is something to read, in one query."""
    for person in _some(Contributor.objects.public(), pks):
        about = "\n".join(filter(None, [person.making_now, _plain(person.about)]))
        texts = {"writer_name": person.name, "writer_about": about}
        yield Document(person.pk, texts, sorts={"name": person.name.casefold()})


def topics(pks: Iterable[int] | None = None) -> Iterator[Document]:
    """The documents of topics, in two queries."""
    for topic in _some(TopicPage.objects.public(), pks).prefetch_related("tagged_items__tag"):
        texts = {
            "topic_title": topic.title,
            "topic_tags": "\n".join(link.tag.name for link in topic.tagged_items.all()),
            "topic_about": _plain(topic.introduction),
        }
        yield Document(topic.pk, texts, sorts={"name": topic.title.casefold()})


def _texts(documents):
    return lambda pks: {found.pk: dict(found.texts) for found in documents(pks)}


def _explain(pages, kind, result, searched) -> None:
    for page in pages:
        page.name = page.title
    add_reasons(pages, kind, result, searched)


def _all_by(pks: Iterable[int]) -> dict[str, list[int]]:
    """What these people wrote, which is found by their names."""
    links = Authorship.objects.filter(contributor__in=list(pks))
    return {STORY: list(links.values_list("page", flat=True))}


register(
    Kind(
        name=STORY,
        label="Stories",
        model=Article._meta.label,
        public=Article.objects.public,
        documents=stories,
        texts=_texts(stories),
        fields=STORY_FIELDS,
        sorts=(Sort("newest", "Newest first"),),
        default_sort="newest",
        card="stories/story_found.html",
        cards=lambda pks: in_order(Article.objects.public().with_cards(), pks),
        explain=_explain,
    )
)
register(
    Kind(
        name=WRITER,
        label="People who write",
        model=Contributor._meta.label,
        public=Contributor.objects.public,
        documents=writers,
        texts=_texts(writers),
        fields=WRITER_FIELDS,
        sorts=(Sort("name", "A to Z"),),
        default_sort="name",
        card="stories/writer_found.html",
        cards=lambda pks: in_order(Contributor.objects.public(), pks),
        explain=add_reasons,
        followers=_all_by,
    )
)
register(
    Kind(
        name=TOPIC,
        label="Topics",
        model=TopicPage._meta.label,
        public=TopicPage.objects.public,
        documents=topics,
        texts=_texts(topics),
        fields=TOPIC_FIELDS,
        sorts=(Sort("name", "A to Z"),),
        default_sort="name",
        card="stories/topic_found.html",
        cards=lambda pks: in_order(TopicPage.objects.public(), pks),
        explain=_explain,
    )
)


# What stories add to objects

IN_A_STORY = {"yes": "In a story", "no": "Never in a story"}


def in_a_story_labels(slugs: Iterable[str]) -> dict[str, str]:
    """What to call whether a story shows an object."""
    return {slug: IN_A_STORY[slug] for slug in slugs if slug in IN_A_STORY}


def own_stories(record, slugs: Iterable[str]) -> dict[str, str]:
    """It is called the same on every object."""
    return in_a_story_labels(slugs)


def in_a_story(pks: list[int]) -> Mapping[int, tuple[Mapping, Mapping]]:
    """For each of these objects whether anybody may read a story with it; two queries."""
    uses = StoryUse.objects.public().filter(collection_object__in=pks)
    used = set(uses.values_list("collection_object", flat=True))
    return {pk: ({}, {"stories": ("yes" if pk in used else "no",)}) for pk in pks}


STORIES = Facet(
    "stories",
    "Stories",
    in_a_story_labels,
    phrase=", {}",
    phrase_place=9,
    is_lower=True,
    own=own_stories,
    offered=("no",),
)

extend(OBJECT, facets=(STORIES,), add=in_a_story)
