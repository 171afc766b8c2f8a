"""The breaker by itself, with a clock of its own."""

import threading

import pytest

from search.engines.elastic.breaker import PAUSE, Breaker, Open


class Clock:
    now = 0.0

    def __call__(self):
        return self.now


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def breaker(clock):
    return Breaker("It", lambda error: isinstance(error, OSError), clock=clock)


def fail(breaker, error=OSError):
    with pytest.raises(error), breaker.guard():
        raise error("it does not answer")


def test_after_a_failure_everybody_is_answered_at_once(breaker, clock):
    fail(breaker)
    for clock.now in (0.0, 5.0, PAUSE - 0.01):
        with pytest.raises(Open, match="it does not answer"), breaker.guard():
            pytest.fail("nobody is to ask")


def test_one_request_probes_while_the_others_are_answered_at_once(breaker, clock):
    fail(breaker)
    clock.now = PAUSE
    asking, done = threading.Event(), threading.Event()

    def probe():
        with breaker.guard():
            asking.set()
            done.wait(5)

    thread = threading.Thread(target=probe)
    thread.start()
    assert asking.wait(5)
    with pytest.raises(Open), breaker.guard():
        pytest.fail("one probes already")
    done.set()
    thread.join()
    with breaker.guard():
        pass


def test_a_probe_that_fails_begins_the_pause_again(breaker, clock):
    fail(breaker)
    clock.now = PAUSE
    fail(breaker)
    clock.now = 2 * PAUSE - 0.01
    with pytest.raises(Open), breaker.guard():
        pytest.fail("nobody is to ask")
    clock.now = 2 * PAUSE
    with breaker.guard():
        pass


def test_a_mistake_of_ours_is_no_failure_of_the_server(breaker):
    fail(breaker, ValueError)
    with breaker.guard():
        pass


def test_a_probe_that_ends_in_a_mistake_lets_another_probe(breaker, clock):
    fail(breaker)
    clock.now = PAUSE
    fail(breaker, ValueError)
    with breaker.guard():
        pass


def test_going_away_and_coming_back_are_each_said_once(breaker, clock, caplog):
    fail(breaker)
    clock.now = PAUSE
    fail(breaker)
    clock.now = 2 * PAUSE
    for _ in range(2):
        with breaker.guard():
            pass
    assert caplog.messages == ["It is away: it does not answer", "It is back"]
