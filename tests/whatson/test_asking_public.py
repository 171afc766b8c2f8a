"""A question to the public: said before it is answered, answered without an account, counted."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.test import Client
from django.utils import timezone

from contact.models import IntakeSettings, Tally
from stories.models import StoryPage
from tests.contact.guarding import at
from tests.factories import (
    CollectionObjectFactory,
    ConsultationFactory,
    ProjectPageFactory,
    StoryPageFactory,
)
from tests.whatson.asking import a_choice, form_at, hidden_fields, read, send
from whatson.choice_panel import choices_of
from whatson.jobs import erase_words, words_late
from whatson.models import Answer, FreeWords, ProjectPage

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate


def screen_counts(consultation) -> dict[str, int]:
    """How often each answer is counted."""
    made = type(consultation).objects.counted().get(pk=consultation.pk)
    return {row.staff_name: row.on_screen for row in made.options.all()}


def page_with(consultation, factory=ProjectPageFactory, **fields):
    return factory(body=[("consultation", {"question": consultation})], **fields)


# Answering


@pytest.mark.parametrize("factory", [ProjectPageFactory, StoryPageFactory])
def test_a_question_on_a_page_is_answered_there_and_one_comes_back_to_it(client, index, factory):
    asked = ConsultationFactory(counts_shown="always", takes_words=True)
    made = page_with(asked, factory)
    before = client.get(made.get_url())
    assert not before.cookies
    assert "until" in read(before)
    assert "can be seen here at any time" in read(before)
    answered = send(client, asked, "Red", words="Like the old one.", address=made.get_url())
    assert answered.status_code == 303
    assert answered["Location"] == f"{made.get_url()}#asked-{asked.pk}"
    after = read(client.get(made.get_url()))
    assert "Thank you: we have your answer." in after
    assert "1 on screen, 0 on paper. Anybody could answer more than once" in after
    assert f'id="asked-{asked.pk}"' in after
    assert "Like the old one." not in after
    assert screen_counts(asked) == {"Red": 1, "Green": 0}


def test_nothing_is_kept_of_who_answered_or_when_but_the_day(client):
    asked = ConsultationFactory(takes_words=True)
    send(client, asked, "Green", words="Mine.", REMOTE_ADDR="192.0.2.77")
    fields = {field.name for field in Answer._meta.get_fields()}
    assert fields == {"id", "consultation", "options", "day"}
    assert Answer.objects.get().day == FreeWords.objects.get().day == TODAY()
    # Neither leads to the other, and no row of the guard's leads to either.
    assert {field.name for field in FreeWords._meta.get_fields()} == {
        "id", "consultation", "text", "day", "erase_on", "is_read",
    }  # fmt: skip
    assert not Tally.objects.filter(sender__contains="192.0.2.77").exists()


def test_a_second_press_counts_once_and_a_second_answer_twice_and_says_so(client):
    asked = ConsultationFactory()
    form = form_at(client, asked.get_absolute_url())
    for _ in range(2):
        assert send(client, asked, "Red", form=form).status_code == 303
    assert screen_counts(asked)["Red"] == 1
    assert not hidden_fields(client.get(asked.get_absolute_url()))
    send(client, asked, "Red", address=f"{asked.get_absolute_url()}?again")
    assert screen_counts(asked)["Red"] == 2
    assert "You have answered 3 times in this visit." in read(client.get(asked.get_absolute_url()))


def test_the_mark_ends_with_the_visit_and_is_no_one_elses(client):
    asked, other = ConsultationFactory(), ConsultationFactory()
    answered = send(client, asked, "Red")
    cookie = answered.cookies["asked"]
    assert (cookie["max-age"], cookie["expires"], cookie["httponly"]) == ("", "", True)
    assert cookie.value == f"{asked.pk}.1"
    assert "Thank you" not in read(client.get(other.get_absolute_url()))
    assert "Thank you" not in read(Client().get(asked.get_absolute_url()))
    client.cookies["asked"] = f"{asked.pk}.x_<b>_9999999999.1_{other.pk}.7"
    assert "You have answered 7 times" in read(client.get(other.get_absolute_url()))
    assert "<b>" not in read(client.get(asked.get_absolute_url()))


@pytest.mark.parametrize(
    ("chosen", "words", "said"),
    [
        ((), "", "Please choose an answer, or write something."),
        (("Red", "Green"), "", "Please choose only one."),
        (("Red",), "a" * 2001, "room for 2,000 letters"),
    ],
)
def test_what_is_wrong_is_said_and_nothing_is_lost(client, chosen, words, said):
    asked = ConsultationFactory(takes_words=True)
    made = page_with(asked)
    refused = send(client, asked, *chosen, words=words, address=made.get_url())
    assert hidden_fields(refused)["back"] == made.get_url()
    assert refused.status_code == 422
    assert said in read(refused)
    assert words in read(refused)
    assert read(refused).count("checked") == min(len(chosen), 1)
    assert not Answer.objects.exists()
    assert not refused.cookies


def test_several_may_be_chosen_where_the_question_says_so(client):
    asked = ConsultationFactory(most=2, answers=("Red", "Green", "Blue"), counts_shown="always")
    assert "Choose up to 2" in read(client.get(asked.get_absolute_url()))
    refused = send(client, asked, "Red", "Green", "Blue")
    assert "Please choose 2 at most." in read(refused)
    send(client, asked, "Red", "Blue")
    assert screen_counts(asked) == {"Red": 1, "Green": 0, "Blue": 1}
    assert "1 on screen" in read(client.get(asked.get_absolute_url()))


def test_words_alone_can_be_asked_for(client):
    asked = ConsultationFactory(answers=(), takes_words=True)
    assert "Please write a few words." in read(send(client, asked, words=" "))
    send(client, asked, words="More chairs.")
    assert FreeWords.objects.get().text == "More chairs."


def test_counts_are_hidden_until_the_end_where_that_was_said(client):
    asked = ConsultationFactory(counts_shown="after")
    assert "is shown here when it is over" in read(client.get(asked.get_absolute_url()))
    send(client, asked, "Red")
    assert "on screen" not in read(client.get(asked.get_absolute_url()))
    with at(timezone.now() + timedelta(days=9)):
        over = read(client.get(asked.get_absolute_url()))
    assert "Nobody can answer any more" in over
    assert "1 on screen" in over
    assert "What we heard and what we did will be told here." in over


def test_what_comes_too_late_is_not_counted_and_is_given_back(client):
    asked = ConsultationFactory(takes_words=True)
    form = form_at(client, asked.get_absolute_url())
    asked.heard, asked.did = "Red, mostly.", "We painted it."
    asked.save()
    asked.close()
    late = send(client, asked, "Red", words="Please green!", form=form)
    assert late.status_code == 410
    assert "can't be answered any more".replace("'", "’") in read(late)
    assert "Please green!" in read(late)
    assert "We painted it." in read(late)
    assert not Answer.objects.exists()
    assert not FreeWords.objects.exists()


def test_another_sites_page_answers_for_nobody(client):
    asked = ConsultationFactory()
    cross = {"HTTP_SEC_FETCH_SITE": "cross-site"}
    for headers in (cross, {"HTTP_ORIGIN": "https://evil.example"}, {"HTTP_ORIGIN": "null"}):
        refused = send(client, asked, "Red", **headers)
        assert refused.status_code == 403
        assert "came from another site" in read(refused)
    assert not Answer.objects.exists()
    ours = {"HTTP_SEC_FETCH_SITE": "same-origin", "HTTP_ORIGIN": "http://testserver"}
    assert send(client, asked, "Red", **ours).status_code == 303


@pytest.mark.parametrize(
    "back", ["https://evil.example/", "//evil.example/", "/\\evil.example", ""]
)
def test_one_is_led_to_no_other_site(client, back):
    asked = ConsultationFactory()
    form = form_at(client, asked.get_absolute_url()) | {"back": back}
    answered = send(client, asked, "Red", form=form)
    assert answered["Location"] == f"{asked.get_absolute_url()}#asked-{asked.pk}"


def test_while_we_take_nothing_it_can_be_read_and_not_answered(client):
    asked = ConsultationFactory()
    form = form_at(client, asked.get_absolute_url())
    IntakeSettings.objects.create(is_closed=True)
    assert send(client, asked, "Red", form=form).status_code == 503
    assert client.get(asked.get_absolute_url()).status_code == 200


# What is read


def test_a_draft_is_nowhere(client):
    asked = ConsultationFactory(state="draft")
    assert client.get(asked.get_absolute_url()).status_code == 404
    assert send(client, asked, "Red", form={"back": "/"}).status_code == 404
    assert asked.question not in read(client.get("/asked/"))
    shown = read(client.get(page_with(asked).get_url()))
    assert asked.question not in shown
    assert "This question is not asked at the moment." in shown


def test_the_list_has_what_is_asked_and_what_came_of_it(client):
    now = ConsultationFactory()
    later = ConsultationFactory(opens_on=TODAY() + timedelta(days=2))
    closed = ConsultationFactory(state="closed", heard="Red.", did="Painted.", closed_on=TODAY())
    said = read(client.get("/asked/"))
    assert (
        said.index(now.question)
        < said.index("Over, or still to begin")
        < said.index(later.question)
    )
    assert closed.question in said
    assert "You can answer from" in read(client.get(later.get_absolute_url()))


def test_what_belongs_elsewhere_is_linked_and_takes_nothing(client):
    belongs = [{"who": "Wandsworth Council", "address": "https://www.wandsworth.gov.uk/"}]
    value = {"question": None, "title": "Bins on the street", "belongs": belongs}
    shown = client.get(ProjectPageFactory(body=[("consultation", value)]).get_url())
    assert "This is not ours to decide." in read(shown)
    assert 'href="https://www.wandsworth.gov.uk/"' in read(shown)
    assert not hidden_fields(shown)


@pytest.mark.parametrize("model", [ProjectPage, StoryPage])
def test_a_block_has_a_question_or_says_where_it_belongs(model):
    block = model._meta.get_field("body").stream_block.child_blocks["consultation"]
    asked = ConsultationFactory()
    belongs = [{"who": "Parliament", "address": "https://petition.parliament.uk/"}]
    for value in ({}, {"question": asked.pk, "belongs": belongs}, {"belongs": belongs}):
        with pytest.raises(Exception, match=r"StructBlock"):
            block.clean(block.to_python(value))
    block.clean(block.to_python({"question": asked.pk}))
    block.clean(block.to_python({"title": "Bins", "belongs": belongs}))


def test_a_feed_has_a_link_and_no_form(client, index):
    asked = ConsultationFactory()
    page_with(asked, StoryPageFactory)
    feed = client.get("/stories/feed/").content.decode()
    assert f"{asked.get_absolute_url()}" in feed
    assert "answer/" not in feed


# Its end


def test_it_is_not_closed_without_what_was_heard_and_done():
    asked = ConsultationFactory(heard="Red.")
    with pytest.raises(Exception, match="Write what you did"):
        asked.close()
    asked.did = " "
    with pytest.raises(Exception, match="Write what you did"):
        asked.close()
    with pytest.raises(IntegrityError), transaction.atomic():
        type(asked).objects.filter(pk=asked.pk).update(state="closed")


def test_words_are_erased_on_the_day_that_was_said(client):
    asked = ConsultationFactory(takes_words=True, keep_months=1)
    said = read(client.get(asked.get_absolute_url()))
    assert f"We erase it by {asked.erases_on:%-d %B %Y}" in said
    send(client, asked, "Red", words="Mine.")
    # Asked for longer than was said: what was written goes on its day all the same.
    asked.closes_on += timedelta(days=90)
    asked.decided_by += timedelta(days=90)
    asked.save()
    day = timezone.localtime().replace(hour=12) + timedelta(days=7 + 30)
    with at(day - timedelta(days=1)):
        assert erase_words() == 0
    with at(day + timedelta(days=1)):
        assert words_late() == 1
    with at(day):
        assert (words_late(), erase_words()) == (0, 1)
    assert not FreeWords.objects.exists()
    assert screen_counts(asked)["Red"] == 1


# Bring it out


def test_an_object_is_chosen_and_one_withdrawn_meanwhile_keeps_its_votes_unnamed(client, index):
    asked, (kettle, mangle) = a_choice("Kettle", "Mangle", counts_shown="always")
    form = read(client.get(asked.get_absolute_url()))
    assert "Kettle" in form
    assert "It hums." in form
    assert kettle.get_absolute_url() in form
    send(client, asked, "Mangle")
    opened = form_at(client, f"{asked.get_absolute_url()}?again")
    mangle.retire()
    shown = read(client.get(asked.get_absolute_url()))
    assert "Mangle" not in shown
    assert shown.count("It hums.") == 0
    assert "An object that is no longer shown" in shown
    refused = send(client, asked, "Mangle", form=opened)
    assert "This can’t be chosen any more. Please choose again." in read(refused)
    assert screen_counts(asked) == {"Kettle": 0, "Mangle": 1}
    mangle.delete()
    gone = read(client.get(asked.get_absolute_url()))
    assert "An object that is no longer shown" in gone
    assert "1 on screen" in gone


def test_the_most_chosen_stands_first_when_it_is_over_with_both_counts_and_what_happened(client):
    asked, _ = a_choice("Kettle", "Mangle", heard="The mangle.", did="It stands in the foyer.")
    send(client, asked, "Kettle")
    box = asked.boxes.create(where="Foyer", slips=34)
    for option, number in zip(asked.options.all(), (4, 30), strict=True):
        box.counts.create(option=option, number=number)
    asked.close()
    said = read(client.get(asked.get_absolute_url()))
    assert "1 on screen, 34 on paper." in said
    assert said.index(">Mangle</a>") < said.index(">Kettle</a>")
    assert "<b>5</b> <small>(1 on screen, 4 on paper)</small>" in said
    assert 'width="86"' in said  # 30 of 35
    assert "What happened then" in said
    assert "It stands in the foyer." in said


def test_an_objects_page_says_that_it_can_be_chosen(client, index, django_assert_num_queries):
    asked, (kettle, mangle) = a_choice()
    said = "Put to a public choice until <time"
    shown = read(client.get(kettle.get_absolute_url()))
    assert said in shown
    assert asked.get_absolute_url() in shown
    assert said not in read(client.get(CollectionObjectFactory().get_absolute_url()))
    with django_assert_num_queries(1):
        assert choices_of([kettle, mangle]) == {kettle.pk: asked, mangle.pk: asked}
    asked.take_down()
    assert said not in read(client.get(kettle.get_absolute_url()))


def test_a_choice_of_twelve_costs_no_more_than_one_of_two(
    client, index, django_assert_max_num_queries
):
    asked, _ = a_choice(*(f"Thing {number}" for number in range(12)), counts_shown="always")
    client.get(asked.get_absolute_url())
    with django_assert_max_num_queries(12):
        client.get(asked.get_absolute_url())
    made = page_with(asked)
    client.get(made.get_url())
    with django_assert_max_num_queries(12):
        client.get(made.get_url())
