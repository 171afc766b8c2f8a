"""Whose a picture is, and on what terms: as its record says, else as an author wrote."""

import pytest
from bs4 import BeautifulSoup

from stories.warnings import warnings_of
from tests.factories import (
    CollectionImageFactory,
    ContributorFactory,
    ObjectImageFactory,
    StoryPageFactory,
    TopicPageFactory,
)

pytestmark = pytest.mark.django_db

OURS = "Photo: Bo Marsh, all rights kept"


def own_picture(**fields):
    image = CollectionImageFactory(in_library=True, **fields)
    image.make_sizes()
    return image


def of_object(**fields):
    row = ObjectImageFactory(**{"creator": "Dot Fielding", "licence": "CC BY 4.0", **fields})
    row.image.make_sizes()
    return row.image


def one(image, credit=""):
    return {"picture": image, "alt": "", "caption": "", "credit": credit}


def said_under(client, page, picture="figure"):
    main = BeautifulSoup(client.get(page.url).text, "html.parser").find("main")
    return [" ".join(figure.get_text().split()) for figure in main.select(picture)]


@pytest.mark.parametrize("factory", [StoryPageFactory, TopicPageFactory])
def test_the_picture_at_the_top_of_a_page_has_its_credit(client, factory):
    page = factory(picture=own_picture(), picture_credit=OURS)
    assert said_under(client, page, ".story__picture") == [OURS]
    page = factory(picture=of_object(), picture_credit=OURS)
    assert said_under(client, page, ".story__picture") == [
        "Picture: Dot Fielding. Licence: CC BY 4.0"
    ]


def test_every_picture_in_the_text_has_its_credit(client):
    steps = [
        {"words": "<p>First.</p>", **one(image, OURS)} for image in (own_picture(), of_object())
    ]
    for step in steps:
        step.pop("alt"), step.pop("caption")
    page = StoryPageFactory(
        body=[
            ("picture", one(own_picture(), OURS)),
            ("picture", one(of_object())),
            ("compare", {"before": one(own_picture(), OURS), "after": one(of_object())}),
            ("steps", {"steps": steps}),
        ]
    )
    record = "Picture: Dot Fielding. Licence: CC BY 4.0"
    assert said_under(client, page) == [OURS, record] * 3


def test_a_withdrawn_objects_record_says_nothing_of_a_picture_that_another_shows(client):
    image = of_object(creator="Somebody hidden")
    image.object_images.get().collection_object.retire()
    row = ObjectImageFactory(image=image, creator="Dot Fielding", licence="")
    page = StoryPageFactory(picture=row.image)
    assert said_under(client, page, ".story__picture") == ["Picture: Dot Fielding."]


def test_another_credit_is_another_text():
    page = StoryPageFactory()
    before = page.content_hash
    page.picture_credit = OURS
    assert page.content_hash != before


def test_who_publishes_hears_of_a_picture_without_one():
    image = own_picture(title="A copper")
    said = ["Nobody is told who made the picture “A copper”."]
    authors = [ContributorFactory()]
    for fields, credited in (
        ({"picture": image}, {"picture": image, "picture_credit": OURS}),
        ({"body": [("picture", one(image))]}, {"body": [("picture", one(image, OURS))]}),
    ):
        assert warnings_of(StoryPageFactory(publish=False, authors=authors, **fields)) == said
        assert warnings_of(StoryPageFactory(publish=False, authors=authors, **credited)) == []
    page = StoryPageFactory(publish=False, authors=authors, picture=of_object())
    assert warnings_of(page) == []
