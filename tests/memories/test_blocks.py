"""Memories in a story: whole, in the second voice, and gone at once when they are taken back."""

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail import blocks

from memories.blocks import MemoryBlock, QuestionBlock
from objects.blocks import Shown
from tests.factories import CollectionObjectFactory, MemoryFactory

pytestmark = pytest.mark.django_db
WORDS = "My gran kept buttons in it. " * 40


class Body(blocks.StreamBlock):
    memory = MemoryBlock()
    question = QuestionBlock()


BODY = Body()


def html(*pairs, surface="story") -> str:
    stream = BODY.to_python([{"type": name, "value": raw} for name, raw in pairs])
    return BODY.render(stream, context={"shown": Shown.on(stream, surface)})


@pytest.fixture
def memory():
    return MemoryFactory(
        state="published",
        uses={"stories": "yes"},
        text=WORDS,
        shown_name="Maureen",
        name_as="first",
    )


def of(memory):
    return ("memory", {"memory": memory.pk})


def test_a_memory_stands_whole_with_who_says_it(memory):
    shown = html(of(memory))
    assert shown.count("My gran kept buttons") == 40
    assert "Read all" not in shown
    assert "Maureen" in shown
    assert f'href="/memories/{memory.reference}/"' in shown
    assert f'id="memory-{memory.reference}"' not in shown


def test_a_memory_that_is_taken_back_leaves_one_line(memory):
    memory.withdraw()
    shown = html(of(memory))
    assert "This memory was taken back by the person who gave it." in shown
    for trace in ("gran", "Maureen", memory.reference):
        assert trace not in shown
    key = memory.pk
    type(memory).objects.filter(pk=key).delete()
    assert "taken back" in html(("memory", {"memory": key}))


def test_a_yes_to_stories_that_is_no_more_takes_it_out_of_them(memory):
    memory.agree({"stories": "no"})
    shown = html(of(memory))
    assert "This memory is not shown any more." in shown
    assert "gran" not in shown


def test_a_pause_takes_it_out_and_lets_it_in_again(memory):
    memory.pause()
    assert "not shown any more" in html(of(memory))
    memory.resume()
    assert "gran" in html(of(memory))


def test_an_exhibition_asks_another_choice_as_well(memory):
    assert "gran" not in html(of(memory), surface="exhibition")
    memory.agree({"exhibitions": "yes"})
    assert "gran" not in html(of(memory), surface="exhibition")
    memory.agree({"stories": "yes", "exhibitions": "yes"})
    assert "gran" in html(of(memory), surface="exhibition")


def test_ten_memories_cost_as_many_queries_as_one(memory):
    others = [
        MemoryFactory(state="published", uses={"stories": "yes"}, text=WORDS) for _ in range(9)
    ]
    costs = []
    for some in ([memory], [memory, *others]):
        with CaptureQueriesContext(connection) as queries:
            shown = html(*map(of, some))
        assert shown.count("<article") == len(some)
        costs.append(len(queries))
    assert costs[0] == costs[1] <= 2


@pytest.mark.parametrize(
    ("uses", "said"),
    [({"stories": "no"}, "did not say yes to stories"), ({"stories": "ask"}, "to be asked before")],
)
def test_one_without_consent_is_refused_with_the_reason(uses, said):
    other = MemoryFactory(state="published", uses=uses)
    chooser = BODY.child_blocks["memory"].child_blocks["memory"]
    with pytest.raises(ValidationError, match=said):
        chooser.clean(chooser.value_from_form(str(other.pk)))


def test_one_that_nobody_read_yet_is_refused():
    waiting = MemoryFactory(state="submitted", uses={"stories": "yes"})
    chooser = BODY.child_blocks["memory"].child_blocks["memory"]
    with pytest.raises(ValidationError, match="not shown on this site"):
        chooser.clean(chooser.value_from_form(str(waiting.pk)))


def test_the_form_keeps_a_key_and_none_of_the_words(memory):
    chooser = BODY.child_blocks["memory"].child_blocks["memory"]
    value = chooser.clean(chooser.value_from_form(str(memory.pk)))
    assert chooser.get_prep_value(value) == memory.pk
    said = chooser.get_form_state(value)
    assert "Maureen" in said["title"]
    assert "gran" not in str(said)
    assert list(chooser.extract_references(value)) == []


def test_a_question_leads_to_telling_us():
    thing = CollectionObjectFactory(object_number="BAC/5")
    asked = ("question", {"question": "Who rang the bell?", "object": thing.pk})
    shown = html(asked)
    assert "Who rang the bell?" in shown
    assert 'href="/objects/bac-5/remember/"' in shown or "bac-5" in shown
    thing.retire()
    assert "Who rang the bell?" not in html(asked)


def test_both_can_be_looked_at_before_they_are_added(memory):
    for block in BODY.child_blocks.values():
        assert block.is_previewable
        assert block.render(block.get_preview_value()).strip()
    assert "gran" in BODY.child_blocks["memory"].render(
        BODY.child_blocks["memory"].get_preview_value()
    )
