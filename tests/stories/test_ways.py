"""How readers get from stories to blogs and exhibitions, and know where they are."""

import pytest
from bs4 import BeautifulSoup

from tests.factories import BlogIndexFactory, BlogPostFactory, ChapterFactory, ContributorFactory

pytestmark = pytest.mark.django_db


def main_of(client, address):
    return BeautifulSoup(client.get(address).text, "html.parser").main


def links_in(main):
    return {link.get("href") for link in main("a")}


def test_a_blog_is_found_from_the_list_its_posts_and_who_writes_it(client):
    ada = ContributorFactory()
    blog = BlogIndexFactory(title="Ada at work", contributor=ada)
    post = BlogPostFactory(authors=[ada])
    for address in (blog.get_parent().url, post.url, ada.get_absolute_url()):
        assert blog.url in links_in(main_of(client, address)), address
    assert main_of(client, post.url).find(class_="story__kind").text == "From Ada at work"


def test_a_blog_that_nobody_may_read_is_told_of_nowhere(client):
    ada = ContributorFactory()
    blog = BlogIndexFactory(contributor=ada)
    BlogPostFactory(authors=[ada])
    other = BlogIndexFactory(title="Not yet", slug="not-yet", contributor=ada, publish=False)
    for address in (blog.get_parent().url, ada.get_absolute_url()):
        assert other.url not in links_in(main_of(client, address))


def test_an_exhibition_says_that_it_is_one_and_keeps_its_chapters(client):
    ada = ContributorFactory()
    chapters = [ChapterFactory(title=title, authors=[ada]) for title in ("One", "Two")]
    exhibition = chapters[0].get_parent()
    kind = main_of(client, exhibition.url).find(class_="story__kind")
    assert kind.text == "An exhibition in 2 chapters"
    post = BlogPostFactory(authors=[ada])
    for address in (ada.get_absolute_url(), post.url):
        assert not links_in(main_of(client, address)) & {one.url for one in chapters}
