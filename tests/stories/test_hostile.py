"""Hostile input: whatever is sent to the editor's forms, no page of ours runs it or leads to it."""

import json
import re
from xml.etree import ElementTree

import feedparser
import pytest
from bs4 import BeautifulSoup
from django.urls import reverse
from wagtail.test.utils.form_data import inline_formset, nested_form_data, rich_text, streamfield

from stories.blocks import StoryBody
from stories.groups import EDITORS
from stories.models import StoryPage, TopicPage
from tests.factories import (
    CollectionImageFactory,
    CollectionObjectFactory,
    ContributorFactory,
    SeriesFactory,
    StoryIndexFactory,
    StoryPageFactory,
    TopicPageFactory,
)
from tests.stories.test_groups import person

pytestmark = pytest.mark.django_db

LINKS = [
    "javascript:alert(1)",
    "JaVaScRiPt:alert(1)",
    " java\tscript:alert(1)",
    "java\x00script:alert(1)",
    "javascript&colon;alert(1)",
    "data:text/html,<script>alert(1)</script>",
    "vbscript:msgbox(1)",
    "file:///etc/passwd",
    "blob:https://evil.example/1",
]
MARKUP = '"><script>alert(1)</script><svg onload=alert(1)><iframe src=https://evil.example>'
ENTITIES = {
    "EMBED": {"url": "https://evil.example/film", "embedtype": "video"},
    "IMAGE": {"id": "1", "src": "https://evil.example/x.svg", "alt": MARKUP, "format": "left"},
    "IFRAME": {"src": "https://evil.example/"},
    "HORIZONTAL_RULE": {},
}
SCHEME = re.compile(r"([a-z][a-z0-9+.-]*):", re.IGNORECASE)
SCHEMES = {"http", "https", "mailto", "tel"}


def typed(text, kind="unstyled", entity=None, data=None, style=None):
    """What a browser's rich text editor would send, with anything in it."""
    length = {"offset": 0, "length": len(text)}
    block = {
        "key": "aaaaa",
        "text": text,
        "type": kind,
        "depth": 0,
        "inlineStyleRanges": [{**length, "style": style}] if style else [],
        "entityRanges": [{**length, "key": 0}] if entity else [],
    }
    map_of = {"0": {"type": entity, "mutability": "MUTABLE", "data": data}} if entity else {}
    return json.dumps({"blocks": [block], "entityMap": map_of})


def hostile_texts():
    yield from (typed("a lid", entity="LINK", data={"url": link}) for link in LINKS)
    yield from (typed(" ", "atomic", entity=kind, data=data) for kind, data in ENTITIES.items())
    yield typed(MARKUP)
    yield typed("a lid", kind="script")
    yield typed("a lid", style='BOLD" onmouseover="alert(1)')
    yield typed("a lid", entity="LINK", data={"url": '/x" onclick="alert(1)'})
    yield typed("a lid", entity="LINK", data={"id": '1" onclick="alert(1)', "url": "/x"})
    yield typed("a lid", entity="LINK", data={"id": "9" * 30, "url": "/x"})
    yield typed("a lid", entity="DOCUMENT", data={"id": "1 or 1=1", "url": "javascript:alert(1)"})


def is_harmless(html):
    """No markup of theirs, no handler, no address that runs something, none of a third party."""
    page = BeautifulSoup(html, "html.parser")
    main = page.find("main") or page
    assert not main(["iframe", "object", "embed", "base", "form"])
    assert all(script.get("src", "").startswith("/static/") for script in main("script"))
    for tag in main(True):
        assert not [name for name in tag.attrs if name.startswith("on") or name == "srcdoc"], tag
        for name in ("href", "src", "action", "xlink:href", "formaction"):
            # As browsers do: they pass over what is no letter.
            scheme = SCHEME.match(re.sub(r"[\x00-\x20]", "", tag.get(name, "")))
            assert not scheme or scheme[1].lower() in SCHEMES, tag
        assert "evil.example" not in (tag.get("src") or "")
    return True


def page_form(**fields):
    empty = ("standfirst", "picture", "picture_credit", "recording", "series", "tags")
    plain = dict.fromkeys((*empty, "search_description", "seo_title"), "")
    return nested_form_data(
        {
            **plain,
            "title": "Lids",
            "slug": "lids",
            "easy_read": rich_text(""),
            "large_print": rich_text(""),
            "authorships": inline_formset([]),
            "comments": inline_formset([]),
            "body": streamfield([]),
            **fields,
        }
    )


def written(client, **fields):
    """A story as an editor's form took it, published."""
    client.force_login(person(EDITORS))
    index = StoryIndexFactory()
    address = reverse("wagtailadmin_pages:add", args=["stories", "storypage", index.pk])
    response = client.post(address, page_form(**fields))
    story = StoryPage.objects.first()
    assert story, response.context["form"].errors
    story.get_latest_revision().publish()
    client.logout()
    return story


def test_what_a_text_holds_is_cleaned_wherever_text_is_rich(client):
    texts = list(hostile_texts())
    body = [("text", text) for text in texts]
    moments = [
        {"value": {"when": "1893", "words": text}, "deleted": "", "order": str(n), "id": ""}
        for n, text in enumerate(texts)
    ]
    moments = {str(n): moment for n, moment in enumerate(moments)} | {"count": str(len(moments))}
    body.append(("timeline", {"moments": moments}))
    story = written(client, body=streamfield(body), easy_read=texts[0], large_print=texts[9])
    shown = client.get(story.url)
    assert shown.text.count("a lid") > 20
    for address in (story.url, f"{story.url}?version=easy", f"{story.url}?version=large"):
        assert is_harmless(client.get(address).text)
    feed = client.get(reverse("stories:feed")).text
    for entry in BeautifulSoup(feed, "xml")("content"):
        assert is_harmless(entry.get_text())


def test_the_texts_beside_stories_are_cleaned_too(client):
    client.force_login(person(EDITORS))
    index, ada = StoryIndexFactory(), ContributorFactory()
    StoryPageFactory(authors=[ada])
    for text in hostile_texts():
        TopicPage.objects.all().delete()
        form = nested_form_data(
            dict.fromkeys(("picture", "picture_credit", "tags", "seo_title"), "")
            | {"title": "Lids", "slug": "lids", "search_description": "", "introduction": text}
            | {"chosen": streamfield([]), "comments": inline_formset([])}
        )
        client.post(
            reverse("wagtailadmin_pages:add", args=["stories", "topicpage", index.pk]), form
        )
        topic = TopicPage.objects.get()
        topic.get_latest_revision().publish()
        assert is_harmless(client.get(topic.url).text)
    edit = reverse(ada.snippet_viewset.get_url_name("edit"), args=[ada.pk])
    said = {"name": MARKUP[:100], "pronouns": "", "making_now": MARKUP, "portrait": ""}
    client.post(edit, said | {"slug": ada.slug, "user": "", "about": typed(MARKUP)})
    ada.refresh_from_db()
    assert "script" in ada.about
    assert is_harmless(client.get(ada.get_absolute_url()).text)


def plain_blocks():
    """Each block that takes plain words, with hostile ones in all of them."""
    image = CollectionImageFactory(in_library=True, description=MARKUP)
    image.make_sizes()
    one = {"picture": image, "alt": MARKUP, "caption": MARKUP, "credit": MARKUP}
    thing = CollectionObjectFactory(title=MARKUP, brief_description=MARKUP)
    return [
        ("heading", MARKUP),
        ("quote", {"words": MARKUP, "who": MARKUP}),
        ("object", {"object": thing, "size": MARKUP, "caption": MARKUP}),
        ("object_group", {"title": MARKUP, "chosen": [thing], "search": ""}),
        ("picture", one),
        ("compare", {"before": one, "after": one}),
        ("timeline", {"moments": [{"when": MARKUP, "words": ""}]}),
        ("steps", {"steps": [{"words": "", "picture": image, "credit": MARKUP}]}),
        ("question", {"question": MARKUP, "object": thing}),
        ("embed", {"address": "https://vimeo.com/123456789", "title": MARKUP}),
        ("embed", {"address": "https://evil.example/", "title": MARKUP}),
    ]


def test_plain_words_are_words_everywhere(client):
    ada = ContributorFactory(name=MARKUP)
    story = StoryPageFactory(
        title=MARKUP, slug="lids", standfirst=MARKUP, body=plain_blocks(), authors=[ada],
        tag_words=["lids"],
    )  # fmt: skip
    paths = [story.url, story.get_parent().url, ada.get_absolute_url(), "/tagged/lids/"]
    paths += [f"/frame/story/{story.pk}/", "/stories/letter/", "/people-who-write/"]
    for path in paths:
        text = client.get(path).text
        assert "<script>alert" not in text, path
        assert is_harmless(text)
    feed = BeautifulSoup(client.get("/stories/feed/").text, "xml")
    assert is_harmless(feed.find("content").get_text())
    assert is_harmless(feed.find("summary").get_text())
    said = client.get("/oembed", {"url": f"http://testserver{story.url}"}).json()
    frames = BeautifulSoup(said["html"], "html.parser")(True)
    assert [tag.name for tag in frames] == ["iframe"]


def test_only_these_blocks_are_kept_of_what_is_sent():
    sent = [
        {"type": "raw_html", "value": "<script>alert(1)</script>"},
        {"type": "heading", "value": "A lid"},
    ]
    assert [block.block_type for block in StoryBody().to_python(sent)] == ["heading"]


LETTERS = ["\x01", "\x08", "\x0b", "\x0c", "\x1f", "\ufffe", "\uffff"]
"""Those that no XML may hold; a text pasted from elsewhere brings some."""


@pytest.mark.parametrize("letter", LETTERS)
def test_no_letter_breaks_a_feed_or_an_answer_in_xml(client, letter):
    words = f"Tr{letter}ams"
    ada = ContributorFactory(name=words)
    body = [("quote", {"words": words, "who": words}), ("heading", words)]
    made = {"series": SeriesFactory(title=words), "tag_words": [words], "authors": [ada]}
    story = StoryPageFactory(title=words, slug="trams", standfirst=words, body=body, **made)
    topic = TopicPageFactory(title=words, slug="topic", chosen=[("page", story)])
    feeds = {
        "stories:feed": [],
        "stories:contributor_feed": [ada.slug],
        "stories:topic_feed": [topic.pk],
        "stories:series_feed": [story.series.slug],
        "stories:tag_feed": [story.tags.get().slug],
    }
    for name, key in feeds.items():
        response = client.get(reverse(name, args=key))
        found = feedparser.parse(response.content)
        assert not found.bozo, name
        (entry,) = found.entries
        assert (entry.title, entry.author, entry.summary) == ("Trams", "Trams", "Trams")
        assert "Trams" in entry.content[0].value
    xml = client.get("/oembed", {"url": f"http://testserver{story.url}", "format": "xml"})
    assert ElementTree.fromstring(xml.content).find("title").text == "Trams"
