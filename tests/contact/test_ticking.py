"""What is due runs, by one process at a time; what fails stops nothing, and is told."""

import os
import signal
import subprocess
import sys
import threading
import time
from datetime import timedelta
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.utils import timezone

from contact import jobs_table
from contact.jobs_table import Job, register
from contact.models import JobRun
from contact.ticking import standings, tick
from tests import migrated
from tests.contact.post import ADA
from tests.home.site import Site

pytestmark = pytest.mark.django_db


class Work:
    """A job that counts its runs, and can be told to fail."""

    def __init__(self, error=None):
        self.runs, self.error = 0, error

    def __call__(self):
        self.runs += 1
        if self.error:
            raise self.error
        return 7


@pytest.fixture
def table(monkeypatch):
    """A table of jobs of the test's own; `add` puts one in."""
    monkeypatch.setattr(jobs_table, "_jobs", {})

    def add(name, work, **fields):
        fields = {"every": timedelta(hours=1), "words": f"Do {name}"} | fields
        register(Job(name=name, run=work, **fields))
        return work

    return add


def ticked(**options) -> str:
    out = StringIO()
    call_command("tick", stdout=out, **options)
    return out.getvalue()


def pass_time(**span) -> None:
    """Let every run have been so long ago."""
    ago = timedelta(**span)
    for run in JobRun.objects.all():
        for name in ("started_at", "ended_at", "succeeded_at"):
            if moment := getattr(run, name):
                setattr(run, name, moment - ago)
        run.save()


def test_what_is_due_runs_and_is_written_down(table):
    work = table("a.work", Work())
    assert ticked().startswith("a.work: 7 done, ")
    run = JobRun.objects.get()
    assert (run.name, run.did, run.trouble) == ("a.work", 7, "")
    assert run.started_at <= run.ended_at == run.succeeded_at
    assert ticked() == ""
    pass_time(minutes=61)
    assert "a.work" in ticked()
    assert work.runs == 2


def test_a_job_of_every_minute_runs_at_each_look(table):
    work = table("a.work", Work(), every=timedelta(minutes=1))
    for _ in range(3):
        list(tick())
        pass_time(seconds=59)
    assert work.runs == 3


def test_one_that_fails_stops_no_other_and_says_its_kind_only(table, caplog):
    bad = table("a.bad", Work(ValueError(f"no such person: {ADA}")))
    good = table("b.good", Work())
    with pytest.raises(CommandError, match="Not everything went well"):
        ticked()
    assert (bad.runs, good.runs) == (1, 1)
    run = JobRun.objects.get(name="a.bad")
    assert (run.trouble, run.succeeded_at) == ("ValueError", None)
    assert run.ended_at
    assert "Job a.bad failed: ValueError" in caplog.text
    assert "test_ticking.py" in caplog.text
    assert ADA not in caplog.text


def test_after_a_failure_it_is_tried_again_soon(table):
    work = table("a.work", Work(OSError()), every=timedelta(days=1))
    list(tick())
    pass_time(minutes=9)
    list(tick())
    assert work.runs == 1
    pass_time(minutes=2)
    work.error = None
    list(tick())
    assert work.runs == 2
    assert JobRun.objects.get().trouble == ""
    pass_time(hours=23)
    list(tick())
    assert work.runs == 2


@pytest.mark.django_db(transaction=True)
def test_of_four_that_tick_at_once_one_runs_a_job(table):
    started, ended = threading.Semaphore(0), threading.Event()

    def slowly():
        started.release()
        ended.wait(30)
        return 1

    table("a.slow", slowly)
    ready, results = threading.Barrier(4), []

    def run():
        ready.wait()
        try:
            results.extend(tick())
        finally:
            connection.close()

    threads = [threading.Thread(target=run) for _ in range(4)]
    for thread in threads:
        thread.start()
    started.acquire()
    while sum(thread.is_alive() for thread in threads) > 1:
        time.sleep(0.01)  # the other three find it taken and end
    ended.set()
    for thread in threads:
        thread.join()
    assert [str(ran.job.name) for ran in results] == ["a.slow"]
    assert not started.acquire(blocking=False)


def test_what_a_dead_process_was_at_is_free_after_an_hour(table):
    work = table("a.work", Work(), every=timedelta(minutes=1))
    run = JobRun.objects.create(name="a.work")
    assert run.claim()  # and here it died
    list(tick())
    assert work.runs == 0
    JobRun.objects.update(started_at=timezone.now() - timedelta(minutes=59))
    list(tick())
    assert work.runs == 0
    JobRun.objects.update(started_at=timezone.now() - timedelta(minutes=61))
    list(tick())
    assert work.runs == 1


def test_who_was_taken_for_dead_writes_over_nothing(table):
    table("a.work", Work())
    late = JobRun.objects.create(name="a.work")
    late.claim()
    JobRun.objects.update(started_at=timezone.now() - timedelta(minutes=61))
    list(tick())
    late.fail(OSError())
    assert JobRun.objects.get().trouble == ""


def test_one_that_is_ended_in_the_middle_says_so_and_can_run_again(table):
    work = table("a.work", Work(SystemExit(1)), every=timedelta(minutes=1))
    with pytest.raises(SystemExit):
        list(tick())
    assert JobRun.objects.get().trouble == "SystemExit"
    pass_time(minutes=1)
    work.error = None
    list(tick())
    assert work.runs == 2


def test_one_can_be_run_by_name_due_or_not(table):
    one, other = table("a.one", Work()), table("b.other", Work())
    ticked(only="a.one")
    ticked(only="a.one")
    assert (one.runs, other.runs) == (2, 0)
    with pytest.raises(CommandError, match="no job nonsense"):
        ticked(only="nonsense")


def test_the_list_says_how_each_stands(table):
    table("a.good", Work(), remark=lambda: "Something to know.")
    table("b.bad", Work(OSError()))
    list(tick())
    pass_time(minutes=5)
    lines = ticked(list=True).replace("\xa0", " ").splitlines()
    assert lines[0] == "a.good: In order; last done 5 minutes ago; Something to know."
    assert lines[1] == "b.bad: Has never run well; last done never; last trouble: OSError"


def test_two_jobs_of_one_name_are_refused(table):
    table("a.work", Work())
    with pytest.raises(ValueError, match=r"two jobs called a\.work"):
        table("a.work", Work())


@pytest.mark.parametrize(
    ("every", "words"),
    [
        (timedelta(minutes=1), "every minute"),
        (timedelta(minutes=10), "every 10 minutes"),
        (timedelta(hours=1), "every hour"),
        (timedelta(days=1), "every day"),
        (timedelta(days=7), "every 7 days"),
    ],
)
def test_how_often_is_said_in_words(every, words):
    assert Job("a", Work(), every, "").every_words == words


# What was missed


def standing():
    (one,) = standings()
    return one


def test_what_never_ran_is_missed_but_not_yet_grave(table):
    table("a.work", Work(), is_grave=True)
    assert standing().is_missed
    assert not standing().is_grave
    assert standing().words == "Has never run well"
    list(tick())
    assert not standing().is_missed
    assert standing().words == "In order"


def test_what_is_late_is_missed_and_grave_where_it_matters(table):
    table("a.work", Work(), late_after=timedelta(hours=24))
    list(tick())
    pass_time(hours=23)
    assert not standing().is_missed
    pass_time(hours=2)
    assert standing().is_missed
    assert not standing().is_grave
    assert standing().words == "Missed"


def test_a_grave_one_says_act_now(table):
    table("a.work", Work(), is_grave=True)
    list(tick())
    pass_time(hours=25)
    assert standing().is_grave
    assert standing().words == "Late: act now"


def test_running_and_failing_does_not_make_it_done(table):
    work = table("a.work", Work())
    list(tick())
    work.error = OSError()
    pass_time(hours=25)
    list(tick())
    assert standing().is_missed


def test_what_was_left_undone_counts_however_well_it_ran(table):
    left = [0]
    table("a.work", Work(), is_grave=True, overdue=lambda: left[0])
    list(tick())
    assert not standing().is_missed
    left[0] = 2
    assert standing().is_grave


# As a process


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    """A site of which only the database is made."""
    site = Site(tmp_path_factory.mktemp("site"))
    if not migrated.copy_to(Path(site.env["VAR_DIR"]) / "db.sqlite3"):
        site.run("migrate", "--verbosity=0")
    return site


def loop(site):
    with site.output.open("w") as output:
        site.process = subprocess.Popen(
            [sys.executable, "-u", "manage.py", "tick", "--loop"], **site.options(), stdout=output
        )


@pytest.mark.slow
def test_the_loop_ticks_and_ends_when_asked(site):
    loop(site)
    wait_until(lambda: "contact.publishing: In order" in site.run("tick", "--list"))
    site.process.send_signal(signal.SIGTERM)
    assert site.process.wait(10) == 0
    # Nothing is told but what was done, and what a site of a database alone lacks.
    said = [line.partition(", ")[0] for line in site.output.read_text().splitlines()]
    assert "There is no search index" in said.pop(0)
    assert said == ["home.balance: 1 done"]
    assert "Missed" not in site.run("tick", "--list")


@pytest.mark.slow
def test_a_loop_whose_database_is_gone_goes_on(site):
    database = os.path.join(site.env["VAR_DIR"], "db.sqlite3")
    os.rename(database, f"{database}.away")
    loop(site)
    site.wait_for("The database cannot be used now: OperationalError")
    os.rename(f"{database}.away", database)
    assert site.process.poll() is None
    site.process.send_signal(signal.SIGTERM)
    assert site.process.wait(10) == 0


def wait_until(is_so):
    deadline = time.monotonic() + 60
    while not is_so():
        assert time.monotonic() < deadline
        time.sleep(0.1)
