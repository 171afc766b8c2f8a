"""Staff write a question, ask it, count paper slips, read and erase words, and close it."""

import csv
import io
from datetime import date, timedelta

import pytest
from django.apps import apps
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.utils import timezone
from wagtail.models import ModelLogEntry

from tests.factories import (
    CollectionObjectFactory,
    ConsultationFactory,
    ProjectPageFactory,
    WhatsOnFactory,
)
from tests.whatson.asking import a_choice, key, read, send
from whatson.groups import WHATS_ON, give_pages
from whatson.models import Consultation, FreeWords, PaperBox

pytestmark = pytest.mark.django_db
FORM = "/admin/snippets/whatson/consultation/"


@pytest.fixture
def keeper(client):
    """Somebody of the group, logged in."""
    person = get_user_model().objects.create_user("kim")
    person.groups.add(Group.objects.get(name=WHATS_ON))
    client.force_login(person)
    return client


def page_of(consultation, more=""):
    return f"/admin/whats-on/asked/{consultation.pk}/{more}"


def filled_in(*options, **fields):
    """The form of a question, with a row for each option."""
    today = timezone.localdate()
    rows = {
        f"options-{place}-{name}": value
        for place, option in enumerate(options)
        for name, value in ({"ORDER": place + 1} | option).items()
    }
    first = sum("id" in option for option in options)
    return {
        "kind": "question",
        "question": "Which colour shall the door be?",
        "introduction": "",
        "most": 1,
        "keep_months": 3,
        "who_decides": "the foyer team",
        "decided_by": today + timedelta(days=20),
        "opens_on": today,
        "closes_on": today + timedelta(days=10),
        "counts_shown": "always",
        "heard": "",
        "did": "",
        "project": "",
        "options-TOTAL_FORMS": len(options),
        "options-INITIAL_FORMS": first,
        "options-MIN_NUM_FORMS": 0,
        "options-MAX_NUM_FORMS": 12,
        **rows,
        **fields,
    }


def test_from_a_blank_form_to_an_answer_and_to_what_came_of_it(keeper):
    made = keeper.post(f"{FORM}add/", filled_in({"words": "Red"}, {"words": "Green"}))
    assert made.status_code == 302, read(made)
    asked = Consultation.objects.get()
    assert asked.state == "draft"
    assert page_of(asked) in read(keeper.get(FORM))
    assert "Ask it" in read(keeper.get(page_of(asked)))
    assert "It is asked now." in read(keeper.post(page_of(asked, "open/"), follow=True))
    assert send(keeper, asked, "Red").status_code == 303
    refused = read(keeper.post(page_of(asked, "close/"), follow=True))
    assert "What we heard: Write what you heard" in refused
    assert "What we did: Write what you did" in refused
    rows = [{"id": row.pk, "words": row.words} for row in asked.options.all()]
    said = {"heard": "Red.", "did": "Painted on 3 March."}
    saved = keeper.post(f"{FORM}edit/{asked.pk}/", filled_in(*rows, **said))
    assert saved.status_code == 302, read(saved)
    assert "It is closed." in read(keeper.post(page_of(asked, "close/"), follow=True))
    assert "Painted on 3 March." in read(keeper.get(asked.get_absolute_url()))
    emptied = keeper.post(f"{FORM}edit/{asked.pk}/", filled_in(*rows, heard="Red."))
    assert "Write what you did" in read(emptied)
    # Pressed by mistake: it is undone.
    keeper.post(page_of(asked, "open/"))
    assert "Painted on 3 March." not in read(keeper.get(asked.get_absolute_url()))
    told = ModelLogEntry.objects.filter(action__startswith="whatson.").order_by("pk")
    actions = ["whatson.asked", "whatson.closed", "whatson.asked"]
    assert [line.action for line in told] == actions


def test_what_people_answered_to_stays_as_it_is(keeper):
    asked = ConsultationFactory()
    red, green = ({"id": row.pk, "words": row.words} for row in asked.options.all())
    edit = f"{FORM}edit/{asked.pk}/"
    assert keeper.post(edit, filled_in(red, green | {"words": "Lime"})).status_code == 302
    green["words"] = "Lime"
    asked = Consultation.objects.get()
    send(keeper, asked, "Red")
    blue = {"words": "Blue"}
    for form in (
        filled_in(red, green, question="Which colour shall the roof be?"),
        filled_in(red, green | {"words": "Green"}),
        filled_in(red, green | {"DELETE": "on"}),
        filled_in(red, green, blue),
    ):
        assert "People have answered to this already" in read(keeper.post(edit, form))
    longer = timezone.localdate() + timedelta(days=15)
    assert keeper.post(edit, filled_in(red, green, closes_on=longer)).status_code == 302
    assert [row.words for row in Consultation.objects.get().options.all()] == ["Red", "Lime"]


def test_what_was_counted_on_paper_stays_as_it_is(keeper):
    asked = ConsultationFactory()
    rows = asked.options.all()
    sent = {"where": "Foyer", "slips": 5} | {f"option-{row.pk}": 2 for row in rows}
    keeper.post(page_of(asked), sent)
    red, green = ({"id": row.pk, "words": row.words} for row in rows)
    form = filled_in(red | {"DELETE": "on"}, green, {"words": "Blue"})
    answer = keeper.post(f"{FORM}edit/{asked.pk}/", form)
    assert "People have answered to this already" in read(answer)
    assert PaperBox.objects.get().counts.count() == 2
    assert [row.words for row in Consultation.objects.get().options.all()] == ["Red", "Green"]


def test_a_question_with_paper_alone_is_opened_again_after_its_last_day(keeper):
    asked = ConsultationFactory(state="draft", opens_on=date(2020, 3, 3))
    asked.boxes.create(where="Foyer", slips=5)
    assert "It is asked now." in read(keeper.post(page_of(asked, "open/"), follow=True))


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"counts_shown": "always"}, "People have answered to this already"),
        ({"who_decides": "somebody else"}, "People have answered to this already"),
        ({"closes_on": 9}, "People were told a day. Give that one, or a later one."),
        ({"decided_by": 19}, "People were told a day. Give that one, or a later one."),
        ({"closes_on": 11, "decided_by": 21}, ""),
    ],
)
def test_what_people_were_promised_when_they_answered_holds(keeper, fields, said):
    edit = f"{FORM}edit/{ConsultationFactory().pk}/"
    asked = Consultation.objects.get()
    rows = [{"id": row.pk, "words": row.words} for row in asked.options.all()]
    assert keeper.post(edit, filled_in(*rows, counts_shown="after")).status_code == 302
    asked = Consultation.objects.get()
    send(keeper, asked, "Red")
    today = timezone.localdate()
    fields = {
        name: today + timedelta(days=value) if isinstance(value, int) else value
        for name, value in fields.items()
    }
    answer = keeper.post(edit, filled_in(*rows, **{"counts_shown": "after"} | fields))
    assert (said in read(answer)) if said else answer.status_code == 302
    now = Consultation.objects.get()
    is_as_it_was = [getattr(now, name) == getattr(asked, name) for name in fields]
    assert all(is_as_it_was) if said else not any(is_as_it_was)


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"closes_on": "2020-01-01"}, "This is before it begins."),
        ({"decided_by": timezone.localdate()}, "Nothing is decided while people still answer"),
        ({"kind": "objects"}, "Choose the project that brings them out."),
        ({"kind": "objects"}, "Choose an object."),
        ({"options-0-words": " "}, "Write the answer."),
        ({"options-0-collection_object": "THING"}, "A question has answers in words."),
    ],
)
def test_what_is_wrong_is_said_at_its_field(keeper, fields, said):
    thing = CollectionObjectFactory().pk
    fields = {name: thing if value == "THING" else value for name, value in fields.items()}
    form = filled_in({"words": "Red"}, {"words": "Green"}) | fields
    assert said in read(keeper.post(f"{FORM}add/", form))
    assert not Consultation.objects.exists()


def test_only_published_objects_are_put_to_a_choice_each_once(keeper):
    shown, draft = CollectionObjectFactory(), CollectionObjectFactory(live=False)
    project = ProjectPageFactory().pk

    def sent(*things):
        rows = [{"collection_object": thing.pk, "words": "It hums."} for thing in things]
        return keeper.post(f"{FORM}add/", filled_in(*rows, kind="objects", project=project))

    assert "This one is not published." in read(sent(shown, draft))
    assert "duplicate data" in read(sent(shown, shown))
    assert sent(shown, CollectionObjectFactory()).status_code == 302
    asked = Consultation.objects.get()
    shown.retire()
    said = read(keeper.post(page_of(asked, "open/"), follow=True))
    assert "What can be chosen: One of the objects is not published." in said
    assert Consultation.objects.get().state == "draft"


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"answers": ("Yes",)}, "What can be chosen: Give people at least two answers"),
        ({"opens_on": date(2020, 3, 3)}, "Last day to answer: This day is over"),
    ],
)
def test_what_nobody_could_answer_is_not_asked(keeper, fields, said):
    asked = ConsultationFactory(state="draft", **fields)
    assert said in read(keeper.post(page_of(asked, "open/"), follow=True))
    assert Consultation.objects.get().state == "draft"


def test_where_it_is_written_and_put_on_a_page_it_is_said_what_belongs_elsewhere(keeper):
    index = WhatsOnFactory()
    give_pages(apps, index)
    for address in (f"{FORM}add/", f"/admin/pages/add/whatson/projectpage/{index.pk}/"):
        assert "link to the council or to parliament instead" in read(keeper.get(address))


def test_paper_slips_are_counted_by_box_with_who_typed_them_in_and_taken_away_again(keeper):
    asked, _ = a_choice("Kettle", "Mangle", most=2)
    kettle, mangle = (f"option-{key(asked, name)}" for name in ("Kettle", "Mangle"))

    def typed(slips, first, second):
        data = {"where": "Foyer", "slips": slips, kettle: first, mangle: second}
        return read(keeper.post(page_of(asked), data, follow=True))

    assert "More chose one answer than there are slips." in typed(3, 4, 0)
    assert not PaperBox.objects.exists()
    shown = typed(34, 20, 30)
    assert "0 on screen, 34 on paper." in shown
    assert "Foyer: 34 slips, typed in by kim" in shown
    line = ModelLogEntry.objects.get(action="whatson.paper_counted")
    assert line.user.username == "kim"
    assert line.data == {"box": "Foyer", "slips": 34, "numbers": {"Kettle": 20, "Mangle": 30}}
    keeper.post(page_of(asked, f"box/{PaperBox.objects.get().pk}/away/"))
    assert "0 on screen, 0 on paper." in read(keeper.get(page_of(asked)))
    assert ModelLogEntry.objects.filter(action="whatson.paper_removed").count() == 1


def test_more_marks_than_slips_allow_are_sent_back(keeper):
    asked = ConsultationFactory()
    red, green = (f"option-{row.pk}" for row in asked.options.all())
    sent = keeper.post(page_of(asked), {"where": "Bar", "slips": 10, red: 6, green: 5})
    assert "That is more than 1 on each slip." in read(sent)
    assert not PaperBox.objects.exists()


def test_words_are_read_marked_and_erased_and_in_no_table_or_history(keeper):
    asked = ConsultationFactory(takes_words=True, answers=("=1+1", "Green"))
    send(keeper, asked, "=1+1", words="My neighbour Ada.")
    assert "My neighbour Ada." in read(keeper.get(page_of(asked)))
    words = FreeWords.objects.get()
    keeper.post(page_of(asked, f"words/{words.pk}/read/"))
    assert "Mark as not read" in read(keeper.get(page_of(asked)))
    table = keeper.get(page_of(asked, "counts.csv"))
    rows = list(csv.reader(io.StringIO(table.content.decode())))
    assert rows[1] == ["'=1+1", "", "1", "0", "1"]
    assert rows[-1] == ["People who answered", "", "1", "0", "1"]
    assert "Ada" not in table.content.decode()
    keeper.post(page_of(asked, f"words/{words.pk}/erase/"))
    assert not FreeWords.objects.exists()
    told = ModelLogEntry.objects.get(action="whatson.words_erased")
    assert "Ada" not in f"{told.label}{told.data}"


@pytest.mark.parametrize("group", ["Editors", "Moderators", None])
def test_others_read_and_do_nothing_of_it(client, group):
    asked = ConsultationFactory(takes_words=True)
    send(client, asked, "Red", words="Mine.")
    if group:
        person = get_user_model().objects.create_user("pat")
        person.groups.add(Group.objects.get(name=group))
        client.force_login(person)
    words = FreeWords.objects.get().pk
    for more in ("", "counts.csv"):
        assert "Mine." not in read(client.get(page_of(asked, more), follow=True))
    for more in ("", "take-down/", f"words/{words}/erase/"):
        assert client.post(page_of(asked, more)).status_code in (302, 403)
    assert FreeWords.objects.exists()
    assert Consultation.objects.get().state == "open"
