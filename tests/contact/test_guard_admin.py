"""Workshop codes and the switch in the admin: what staff see, and who may."""

from datetime import timedelta

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Permission
from django.utils import timezone

from contact.guard import intake_is_open
from contact.models import IntakeSettings, WorkshopCode
from tests.objects.admin.pages import words

pytestmark = pytest.mark.django_db

CODES = "/admin/workshop-codes/"
SWITCH = "/admin/settings/contact/intakesettings/"


def staff(client, *codenames):
    """Somebody who is signed in and may do this."""
    user = get_user_model().objects.create_user("ada", password="x")
    names = ["access_admin", *codenames]
    user.user_permissions.set(Permission.objects.filter(codename__in=names))
    assert user.user_permissions.count() == len(names)
    client.force_login(user)
    return client


@pytest.fixture
def host(client):
    return staff(client, "add_workshopcode", "change_workshopcode", "view_workshopcode")


def typed(**fields):
    now = timezone.localtime()
    times = {"valid_from": now, "valid_until": now + timedelta(hours=3)}
    return {
        "code": "Blue  Kettle",
        "what_for": "Open day",
        "most": "200",
        **{name: f"{time:%Y-%m-%d %H:%M}" for name, time in times.items()},
    } | fields


def test_a_code_is_made_listed_and_printed(host):
    host.post(f"{CODES}new/", typed())
    code = WorkshopCode.objects.get()
    assert code.code == "blue kettle"
    assert code.is_working
    listed = words(host.get(CODES))
    assert "blue kettle" in listed
    assert "Open day" in listed
    edit = host.get(f"{CODES}edit/{code.pk}/")
    assert f"{CODES}{code.pk}/poster/" in edit.content.decode()
    poster = words(host.get(f"{CODES}{code.pk}/poster/"))
    assert "Tell us what you remember, at testserver Choose" in poster
    assert "type blue kettle It works until" in poster


@pytest.mark.parametrize(
    ("fields", "trouble"),
    [
        ({"code": "BLUE kettle"}, "already exists"),
        ({"code": "!?"}, "Give it a letter or a number"),
        ({"valid_until": "2020-01-01 10:00"}, "It must end after it begins"),
    ],
)
def test_what_cannot_be_a_code_says_why(host, fields, trouble):
    host.post(f"{CODES}new/", typed())
    assert trouble in words(host.post(f"{CODES}new/", typed(**{"code": "other"} | fields)))
    assert WorkshopCode.objects.count() == 1


def test_how_often_it_was_used_cannot_be_edited(host):
    host.post(f"{CODES}new/", typed(used="199"))
    assert WorkshopCode.objects.get().used == 0


def test_a_code_is_found_by_its_words(host):
    host.post(f"{CODES}new/", typed())
    assert "blue kettle" in words(host.get(f"{CODES}?q=open+day"))
    assert "blue kettle" not in words(host.get(f"{CODES}?q=school"))


def test_who_runs_workshops_finds_it_in_the_menu(host):
    assert '"Workshop codes"' in host.get("/admin/").content.decode()


def test_others_see_nothing(client):
    host = staff(client)
    assert '"Workshop codes"' not in host.get("/admin/").content.decode()
    code = WorkshopCode.objects.create(
        code="red", valid_from=timezone.now(), valid_until=timezone.now()
    )
    for path in (CODES, f"{CODES}new/", f"{CODES}{code.pk}/poster/", SWITCH):
        response = host.get(path)
        assert response.status_code in {302, 403}
        assert "red" not in response.content.decode()


def test_nobody_signed_out_reads_a_code(client):
    code = WorkshopCode.objects.create(
        code="red", valid_from=timezone.now(), valid_until=timezone.now()
    )
    assert client.get(f"{CODES}{code.pk}/poster/").status_code == 302


def test_who_may_closes_and_opens_intake(client):
    host = staff(client, "change_intakesettings")
    assert '"Taking memories and letters"' in host.get("/admin/").content.decode()
    page = host.get(SWITCH, follow=True)
    assert "We are reading what we have." in page.content.decode()
    address = page.request["PATH_INFO"]
    fields = {"is_closed": "on", "reason": "We moved house."}
    assert "Say from which day people may come back" in words(host.post(address, fields))
    assert intake_is_open()
    host.post(address, fields | {"open_again_on": f"{timezone.localdate() + timedelta(days=3)}"})
    assert not intake_is_open()
    assert IntakeSettings.objects.count() == 1
    host.post(address, {"reason": "We moved house."})
    assert intake_is_open()
