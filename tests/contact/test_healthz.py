"""What was missed is told to who watches the site, and to who looks after it; to nobody else."""

from datetime import timedelta

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group, Permission
from django.db import OperationalError, connection
from django.utils import timezone
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from contact.admin.jobs import LEAD
from contact.jobs_table import jobs
from contact.models import JobRun
from tests.contact.post import ADA, contact_at

pytestmark = pytest.mark.django_db
REPORT = "/admin/reports/by-the-clock/"


@pytest.fixture(autouse=True)
def all_ran(index):
    now = timezone.now()
    for job in jobs():
        JobRun.objects.create(name=job.name, started_at=now, ended_at=now, succeeded_at=now, did=3)


def let_pass(name: str, **span) -> None:
    """Let this job have run so long ago."""
    ago = timezone.now() - timedelta(**span)
    JobRun.objects.filter(name=name).update(started_at=ago, ended_at=ago, succeeded_at=ago)


def test_that_we_can_be_reached_is_said_at_no_cost(client, django_assert_num_queries):
    with django_assert_num_queries(0):
        response = client.head("/healthz/here")
    assert (response.status_code, response.content) == (204, b"")
    assert response["Cache-Control"] == "no-store"
    assert not response.cookies


def task(**fields) -> DBTaskResult:
    made = DBTaskResult.objects.create(
        **{
            "status": TaskResultStatus.READY,
            "args_kwargs": {"args": [], "kwargs": {}},
            "task_path": "a.task",
            "priority": 0,
            "queue_name": "default",
            "backend_name": "default",
            "run_after": timezone.now() - timedelta(hours=2),
            "exception_class_path": "",
            "traceback": "",
        }
        | fields
    )
    DBTaskResult.objects.filter(pk=made.pk).update(enqueued_at=timezone.now() - timedelta(hours=1))
    return made


def test_all_is_well(client):
    response = client.get("/healthz")
    assert response.status_code == 200
    assert response.json() == {
        "ok": True,
        "database": "ok",
        "worker": "ok",
        "jobs": {"missed": [], "grave": []},
        "search": "ok",
    }


def test_a_search_that_is_away_is_named(client, index):
    index.folder.pointer_path.unlink()
    response = client.get("/healthz")
    assert (response.status_code, response.json()["search"]) == (503, "away")


def test_it_is_kept_by_nobody_and_sets_no_cookie(client):
    response = client.get("/healthz")
    assert response["Cache-Control"] == "no-store"
    assert not response.cookies
    assert client.post("/healthz").status_code == 405


def test_what_was_missed_is_named(client):
    let_pass("contact.letters", minutes=31)
    response = client.get("/healthz")
    assert response.status_code == 503
    assert response.json()["jobs"] == {"missed": ["contact.letters"], "grave": []}


def test_an_erasure_that_is_a_day_late_is_grave(client):
    contact = contact_at(erase_on=timezone.localdate())
    assert client.get("/healthz").status_code == 200
    contact.erase_on = timezone.localdate() - timedelta(days=1)
    contact.save()
    response = client.get("/healthz")
    assert response.status_code == 503
    assert response.json()["jobs"] == {"missed": ["contact.erase"], "grave": ["contact.erase"]}
    assert ADA not in response.content.decode()


def test_a_clock_that_never_ran_is_missed(client):
    JobRun.objects.all().delete()
    missed = client.get("/healthz").json()["jobs"]["missed"]
    assert missed == [job.name for job in jobs()]


def test_tasks_that_nobody_takes_are_a_worker_that_is_away(client):
    task()
    response = client.get("/healthz")
    assert (response.status_code, response.json()["worker"]) == (503, "away")
    task(status=TaskResultStatus.SUCCESSFUL, finished_at=timezone.now())
    assert client.get("/healthz").json()["worker"] == "ok"


def test_a_task_whose_time_has_just_come_or_is_still_to_come_is_none(client):
    task(run_after=timezone.now())
    task(run_after=timezone.now() + timedelta(days=1))
    assert client.get("/healthz").json()["worker"] == "ok"


def test_without_its_database_it_says_so(client):
    def fail(*args):
        raise OperationalError("could not connect to postgres://bac:secret@host")

    with connection.execute_wrapper(fail):
        response = client.get("/healthz")
    assert response.status_code == 503
    assert response.json()["database"] == "away"
    assert "secret" not in response.content.decode()


# In the admin


@pytest.fixture
def admin(client):
    client.force_login(get_user_model().objects.create_superuser("admin"))
    return client


def test_the_report_says_how_each_job_stands(admin, settings):
    let_pass("contact.letters", minutes=31)
    let_pass("contact.erase", hours=25)
    JobRun.objects.filter(name="contact.letters").update(trouble="SMTPServerDisconnected")
    settings.LETTERS_FROM = ""
    text = " ".join(admin.get(REPORT).content.decode().split()).replace("\xa0", " ")
    rows = text.split("<tbody>")[1].split("<tr>")[1:]
    assert "Erase names and addresses" in rows[0]
    assert "Late: act now" in rows[0]
    assert "job-state--grave" in rows[0]
    assert "1 day, 1 hour ago" in rows[0]
    assert "Send the letters" in rows[1]
    assert "Missed" in rows[1]
    assert "job-state--missed" in rows[1]
    assert "every minute" in rows[1]
    assert "The last time it failed: SMTPServerDisconnected." in rows[1]
    assert "set EMAIL_HOST and LETTERS_FROM" in rows[1]
    assert all("In order" in row for row in rows[2:])
    assert len(rows) == len(jobs())


def test_the_first_page_says_what_was_missed_and_else_nothing(admin):
    assert "did not happen when it should" not in admin.get("/admin/").content.decode()
    let_pass("contact.erase", hours=25)
    text = admin.get("/admin/").content.decode()
    assert "Late: act now." in text
    assert "erase names and addresses whose day has come" in text
    assert REPORT in text


@pytest.mark.parametrize(("group", "sees"), [(LEAD, True), ("Editors", False), (None, False)])
def test_leads_see_it_and_other_staff_do_not(client, group, sees):
    person = get_user_model().objects.create_user("person")
    person.user_permissions.add(Permission.objects.get(codename="access_admin"))
    if group:
        person.groups.add(Group.objects.get_or_create(name=group)[0])
    client.force_login(person)
    let_pass("contact.erase", hours=25)
    assert (client.get(REPORT).status_code == 200) is sees
    first_page = client.get("/admin/").content.decode()
    assert ("What runs by the clock" in first_page) is sees
    assert ("Late: act now" in first_page) is sees


def test_a_lead_who_may_not_enter_the_admin_and_the_public_do_not(client):
    assert client.get(REPORT).status_code == 302
    person = get_user_model().objects.create_user("person")
    person.groups.add(Group.objects.create(name="Leads of nothing"))
    client.force_login(person)
    assert client.get(REPORT).status_code == 302
