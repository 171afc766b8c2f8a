"""What is asked for again only after a moment."""

from itertools import count

from search.engines.elastic.recent import Recent


def test_it_is_asked_for_again_after_a_moment_only():
    numbers = count()
    recent = Recent(60)
    assert [recent.get(lambda: next(numbers)) for _ in range(3)] == [0, 0, 0]
    recent = Recent(0)
    assert [recent.get(lambda: next(numbers)) for _ in range(2)] == [1, 2]


def test_it_is_asked_for_again_once_it_was_changed_here():
    numbers = count()
    recent = Recent(60)
    recent.get(lambda: next(numbers))
    with recent.changing():
        recent.get(lambda: next(numbers))
    assert recent.get(lambda: next(numbers)) == 1


def test_what_was_asked_before_a_change_ended_is_not_taken_after_it():
    recent = Recent(60)

    def ask():
        with recent.changing():
            pass
        return "old"

    recent.get(ask)
    assert recent.get(lambda: "new") == "new"
