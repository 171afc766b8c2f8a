"""The sample's pages of what is on: made as somebody who looks after it makes them."""

import tomllib
from datetime import datetime, time, timedelta
from pathlib import Path

from django.utils import timezone
from wagtail.models import Page, Site

from home.sample.asked import ask
from home.sample.memories import load_memories
from objects.models import CollectionObject
from objects.numbers import fold_number
from whatson.access import FIELDS
from whatson.models import BoxOfficeSettings, Consultation, ProductionPage, ProjectPage, WhatsOnPage
from whatson.times import LONDON, as_utc, local

PAGES = Path(__file__).resolve().parent / "whats_on.toml"
WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
AS_WRITTEN = (
    *("title", "slug", "kind", "standfirst", "for_whom", "with_whom", "age", "how_to_join"),
    *("where", "price", "cost", "who_decides", "what_came_of_it", "access_note"),
)
"""What a sample calls as its page does."""


def read() -> dict:
    """All that is written down of them."""
    return tomllib.loads(PAGES.read_text(encoding="utf-8"))


def begin_list() -> WhatsOnPage | None:
    """Begin the list, below which the season's reading begins its drafts; None if there is one."""
    if WhatsOnPage.objects.exists():
        return None
    index = WhatsOnPage(**read()["index"], show_in_menus=True, live=False)
    Site.objects.get(is_default_site=True).root_page.add_child(instance=index)
    index.save_revision().publish()
    return index


def load_pages(index: WhatsOnPage) -> list[Page]:
    """Write and publish the drafts of the sample's productions, and put in the projects beside."""
    said = read()
    parent = WhatsOnPage.objects.get(pk=index.pk)
    productions = [_production(row) for row in said["production"]]
    projects = {row["slug"]: _project(row, parent) for row in said["project"]}
    for row in said["choice"]:
        _put_on(projects[row["project"]], {"question": _choice(row, projects[row["project"]])})
    for row in said["question"]:
        options = [{"words": words} for words in row["options"]]
        project = projects[row["project"]]
        _put_on(project, {"question": ask(row, options, project=project).pk})
    for row in said["elsewhere"]:
        value = {"title": row["title"], "belongs": row["belongs"]}
        _put_on(projects[row["project"]], value)
    return [*filter(None, productions), *projects.values()]


def _choice(row, project):
    """The objects of a project that the public chooses among; its key."""
    options = [{"collection_object": _object(one), "words": words} for one, words in row["options"]]
    return ask(row, options, kind=Consultation.Kind.OBJECTS, project=project).pk


def _put_on(page, value):
    """A question, or where it belongs, below all else that a page says."""
    page.body = [*page.body.get_prep_value(), {"type": "consultation", "value": value}]
    page.save()
    page.save_revision().publish()


def _production(row) -> ProductionPage | None:
    """The draft that the season's reading began; none where the season is somebody else's."""
    of_sample = ProductionPage.objects.filter(event__provider=BoxOfficeSettings.Provider.SAMPLE)
    page = of_sample.filter(event__source_id=row["event"]).first()
    if page is None:
        return None
    page = _publish(page, row)
    if told := [{**said, "production": page} for said in row.get("memory", ())]:
        load_memories(told)
    return page


def _project(row, parent) -> ProjectPage:
    page = ProjectPage(title=row["title"], slug=row["slug"], live=False)
    parent.add_child(instance=page)
    for place, fields in enumerate(_sessions(row)):
        page.sessions.create(sort_order=place, **fields)
    return _publish(page, row)


def _publish(page, row):
    for name in AS_WRITTEN:
        if name in row:
            setattr(page, name, row[name])
    page.made_by = "\n".join(row["made_by"])
    if "text" in row:
        page.body = [("text", f"<p>{row['text']}</p>")]
    things = [_object(number) for number in row["objects"]]
    page.picture = _picture(things)
    for place, thing in enumerate(things):
        page.chosen_objects.create(collection_object=thing, sort_order=place)
    page.save()
    page.save_revision().publish()
    return type(page).objects.get(pk=page.pk)


def _sessions(row):
    """Its sessions in order, as fields; days are counted from this week's Monday. One that people
    can join at any time has none.
    """
    today = local(timezone.now()).date()
    monday = today - timedelta(days=today.weekday())
    found = []
    for said in row.get("session", ()):
        for week in said["weeks"]:
            day = monday + timedelta(days=7 * week + WEEKDAYS.index(said["day"]))
            start = as_utc(datetime.combine(day, time.fromisoformat(said["time"])), LONDON)
            ends_at = start + timedelta(minutes=said["minutes"])
            found.append({"start": start, "ends_at": ends_at, **_more(said)})
    return sorted(found, key=lambda fields: fields["start"])


def _more(said) -> dict:
    access = {name: True for name in FIELDS if name in said.get("access", ())}
    asked = {name: said[name] for name in ("asks", "spaces") if name in said}
    return {**access, **asked, "cancelled": said.get("cancelled", False)}


def _object(number: str) -> CollectionObject:
    return CollectionObject.objects.get(number_key=fold_number(number))


def _picture(things):
    """That of the first which has one."""
    rows = (thing.object_images.first() for thing in things)
    return next((row.image for row in rows if row), None)
