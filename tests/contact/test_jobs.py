"""What is kept too long goes by itself, and nothing else does."""

from datetime import timedelta

import pytest
from django.utils import timezone
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult
from wagtail.models import Page

from contact import jobs
from contact.jobs_table import jobs as all_jobs
from contact.models import AskedAddress, Contact, DailyKey, Letter, PrivateLink, Tally
from contact.signals import erasing
from home.models import StandardPage
from tests.contact.post import ADA, contact_at

pytestmark = pytest.mark.django_db


def day(ago: int):
    return timezone.localdate() - timedelta(days=ago)


@pytest.fixture
def on_erasing():
    """Hear of erasures with a function of the test's own."""
    connected = []

    def hear(receiver):
        erasing.connect(receiver)
        connected.append(receiver)

    yield hear
    for receiver in connected:
        erasing.disconnect(receiver)


def test_every_job_has_a_name_of_its_app_and_says_what_it_is_for():
    for job in all_jobs():
        app, _, name = job.name.partition(".")
        assert app == job.run.__module__.split(".")[0]
        assert name
        assert job.words
        assert job.late_after > job.every


def test_every_job_can_run_with_nothing_to_do_and_twice():
    for job in all_jobs():
        job.run()
        assert job.run() == 0, job.name


# Erasing


def test_contacts_are_erased_on_their_day():
    _, _, kept = (contact_at(erase_on=day(ago)) for ago in (0, 3, -1))
    assert jobs.contacts_left() == 1
    assert jobs.erase_contacts() == 2
    assert list(Contact.objects.all()) == [kept]
    assert jobs.contacts_left() == 0


def test_apps_hear_of_it_while_the_contact_is_there(on_erasing):
    contact, seen = contact_at(erase_on=day(0)), []

    def hear(contact, **kwargs):
        seen.append((contact.pk, contact.address, Contact.objects.count()))

    on_erasing(hear)
    jobs.erase_contacts()
    assert seen == [(contact.pk, ADA, 1)]


def test_one_that_fails_is_told_undone_and_keeps_no_other_from_it(on_erasing, caplog):
    first, _ = (contact_at(erase_on=day(2)) for _ in range(2))

    def fail(contact, **kwargs):
        Contact.objects.filter(pk=contact.pk).update(erase_on=day(0))
        if contact.pk == first.pk:
            raise OSError(f"cannot let go of {ADA}")

    on_erasing(fail)
    with pytest.raises(jobs.NotAllErased):
        jobs.erase_contacts()
    assert Contact.objects.get() == first
    assert Contact.objects.get().erase_on == day(2)
    assert f"Contact {first.pk} could not be erased: OSError" in caplog.text
    assert ADA not in caplog.text
    assert jobs.contacts_left() == 1


def test_a_lost_key_keeps_nobody_from_being_erased(settings):
    contact_at(erase_on=day(0))
    settings.CONTACT_KEYS = ["YW5vdGhlci1rZXktYW5vdGhlci1rZXktYW5vdGhlciE="]
    assert jobs.erase_contacts() == 1
    assert not Contact.objects.exists()


# Forgetting


def test_tasks_are_forgotten_a_day_after_they_ended():
    for status in TaskResultStatus:
        for hours in (23, 25):
            ended = status in {TaskResultStatus.SUCCESSFUL, TaskResultStatus.FAILED}
            DBTaskResult.objects.create(
                status=status,
                args_kwargs={"args": [], "kwargs": {}},
                task_path="a.task",
                priority=0,
                queue_name="other",
                backend_name="default",
                run_after=timezone.now(),
                exception_class_path="",
                traceback="",
                finished_at=timezone.now() - timedelta(hours=hours) if ended else None,
            )
    assert jobs.prune_task_results() == 2
    left = DBTaskResult.objects.values_list("status", flat=True)
    assert sorted(left) == sorted([*TaskResultStatus, "READY", "RUNNING"])


def test_the_day_is_over_and_no_count_belongs_to_anybody_two_days_and_it_is_gone():
    for ago in (0, 1, 3):
        DailyKey.objects.create(day=day(ago))
        since = timezone.now() - timedelta(days=ago)
        Tally.objects.create(what="memory", sender="a" * 64, since=since)
    assert jobs.forget_limits() == 3
    assert DailyKey.objects.get().day == day(0)
    assert Tally.objects.filter(since__gt=timezone.now() - timedelta(days=2)).count() == 2
    assert Tally.objects.count() == 2


def test_letters_of_90_days_ago_are_forgotten_and_later_ones_not():
    contact, now = contact_at(), timezone.now()
    for days in (91, 89, -200):
        due = now - timedelta(days=days)
        Letter.objects.create(contact=contact, kind="news", due_at=due)
    assert jobs.forget_letters() == 1
    assert Letter.objects.filter(due_at__lt=now - timedelta(days=90)).count() == 0
    assert Letter.objects.count() == 2


def test_who_was_asked_or_refused_90_days_ago_is_forgotten():
    now = timezone.now()
    ago = {days: now - timedelta(days=days) for days in (89, 91)}
    AskedAddress.objects.note("a@example.org", asked_at=ago[91], refused_at=ago[89])
    AskedAddress.objects.note("b@example.org", asked_at=ago[89])
    AskedAddress.objects.note("c@example.org", asked_at=ago[91])
    AskedAddress.objects.note("d@example.org", refused_at=ago[91])
    assert jobs.forget_letters() == 2
    assert AskedAddress.objects.at("A@example.org").exists()
    assert AskedAddress.objects.at("b@example.org").exists()


def test_links_that_open_nothing_are_forgotten():
    now = timezone.now()
    make = PrivateLink.objects.make_for
    working = [make("memory", "M-1"), make("memory", "M-2", expires_at=now + timedelta(days=1))]
    make("memory", "M-3", expires_at=now - timedelta(minutes=1))
    make("memory", "M-4")
    PrivateLink.objects.filter(subject="M-4").revoke()
    assert jobs.forget_links() == 2
    assert [PrivateLink.objects.opened_by(words).subject for words in working] == ["M-1", "M-2"]


# What editors gave a time


@pytest.fixture
def text_page():
    home = Page.objects.get(depth=2)
    return home.add_child(instance=StandardPage(title="Visiting us", slug="visiting", live=False))


def test_a_page_is_published_at_its_time(text_page):
    now = timezone.now()
    text_page.go_live_at = now - timedelta(minutes=1)
    revision = text_page.save_revision(approved_go_live_at=now + timedelta(hours=1))
    assert jobs.publish_scheduled() == 0
    revision.approved_go_live_at = text_page.go_live_at
    revision.save()
    assert jobs.publish_scheduled() == 1
    text_page.refresh_from_db()
    assert text_page.live
    assert jobs.publish_scheduled() == 0


def test_a_page_is_taken_down_at_its_time(text_page):
    text_page.live = True
    text_page.expire_at = timezone.now() - timedelta(minutes=1)
    text_page.save()
    assert jobs.publish_scheduled() == 1
    text_page.refresh_from_db()
    assert not text_page.live
