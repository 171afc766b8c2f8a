"""The catalogue's prose as HTML."""

import pytest

from objects.prose import link_mentions

URL = "/objects/aibdc-007661-2/"


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("", ""),
        ("   \n\n  ", ""),
        ("Says <close open> & more", "<p>Says &lt;close open&gt; &amp; more</p>"),
        ("One.\n\nTwo.\r\n\r\nThree.", "<p>One.</p>\n<p>Two.</p>\n<p>Three.</p>"),
        ("One\ntwo", "<p>One<br>two</p>"),
    ],
)
def test_paragraphs_are_kept_and_everything_is_escaped(text, html):
    assert link_mentions(text) == html


@pytest.mark.parametrize(
    ("text", "html"),
    [
        (
            "AIBDC 007661.2 is the same box",
            f'<p><a href="{URL}">AIBDC 007661.2</a> is the same box</p>',
        ),
        ("See AIBDC  007661.2.", f'<p>See <a href="{URL}">AIBDC  007661.2</a>.</p>'),
        ("See AIBDC 007661.25.", "<p>See AIBDC 007661.25.</p>"),
        ("See AIBDC 007661.2.1.", "<p>See AIBDC 007661.2.1.</p>"),
        ("XAIBDC 007661.2", "<p>XAIBDC 007661.2</p>"),
    ],
)
def test_a_number_becomes_a_link_only_where_it_stands_alone(text, html):
    assert link_mentions(text, [("AIBDC 007661.2", URL)]) == html


def test_the_longer_of_two_numbers_wins():
    html = link_mentions("7661 and 7661.2", [("7661", "/a/"), ("7661.2", "/b/")])
    assert html == '<p><a href="/a/">7661</a> and <a href="/b/">7661.2</a></p>'


def test_a_mention_without_words_or_address_stays_plain():
    assert link_mentions("7661.2 here", [("7661.2", ""), ("", "/a/")]) == "<p>7661.2 here</p>"


def test_words_that_look_like_html_or_a_pattern_are_safe():
    html = link_mentions("a <b>.* c", [("<b>.*", '/"><script>/')])
    assert html == '<p>a <a href="/&quot;&gt;&lt;script&gt;/">&lt;b&gt;.*</a> c</p>'
