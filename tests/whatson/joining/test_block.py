"""The way into a project from a story or another project: true when it is read."""

from datetime import timedelta

import pytest
from django.utils import timezone

from objects.blocks import Shown
from stories.blocks import StoryBody
from tests.factories import ProjectPageFactory, SessionFactory
from tests.whatson.joining.people import come
from whatson.blocks import OnBody

pytestmark = pytest.mark.django_db
BODIES = (OnBody, StoryBody)


def body_of(*projects, made_of=StoryBody):
    rows = [{"type": "take_part", "value": {"project": one.pk}} for one in projects]
    return made_of().to_python(rows)


def read(body) -> str:
    shown = Shown.on(body)
    rendered = [one.render(context={"shown": shown}) for one in body]
    return " ".join(" ".join(rendered).split())


@pytest.mark.parametrize("made_of", BODIES)
def test_it_shows_the_next_days_and_how_full_they_are(made_of):
    session = SessionFactory(spaces=1, place="Grand Hall", project__title="Mending together")
    for day in range(3):
        SessionFactory(project=session.project, start=session.start + timedelta(days=day + 1))
    body = body_of(session.project, made_of=made_of)
    said = read(body)
    assert "Mending together" in said
    assert "Grand Hall" in said
    assert said.count("Join in") == 3
    come(session)
    assert "Full: there is a waiting list" in read(body)
    assert f"/join/{session.pk}/" in said


def test_when_all_is_over_it_says_so():
    session = SessionFactory(start=timezone.now() - timedelta(days=3))
    body = body_of(session.project)
    assert "It is over. The last time was on" in read(body)
    assert "Join in" not in read(body)
    assert "No day is fixed yet" in read(body_of(ProjectPageFactory()))


def test_of_what_is_not_on_the_site_there_is_nothing():
    session = SessionFactory()
    body = body_of(session.project)
    session.project.unpublish()
    assert read(body) == ""


def test_all_on_a_page_cost_two_queries(django_assert_max_num_queries):
    projects = [SessionFactory(spaces=5).project for _ in range(4)]
    body = body_of(*projects)
    read(body)  # where the site's root is, is asked once
    with django_assert_max_num_queries(2):
        assert read(body).count("Join in") == 4


def test_an_editor_is_told_of_a_project_that_nobody_can_read():
    chooser = StoryBody().child_blocks["take_part"].child_blocks["project"]
    project = ProjectPageFactory()
    assert chooser.refusal(project) == ""
    project.unpublish()
    assert chooser.refusal(project)
