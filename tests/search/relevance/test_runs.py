"""A run on a handful of objects, and what is said of it and of the one before."""

import pytest

from objects.documents import KIND, documents
from search.engines import engine
from search.registry import kind_named
from tests.factories import CollectionObjectFactory
from tests.search.relevance import report
from tests.search.relevance.asking import ask
from tests.search.relevance.baseline import Baseline
from tests.search.relevance.judgements import understood
from tests.search.relevance.metrics import Answer, Score
from tests.search.relevance.records import read_records
from tests.search.relevance.runs import cases, run, save, saved, unanswered, worse

pytestmark = pytest.mark.django_db


@pytest.fixture
def things():
    return [
        CollectionObjectFactory(object_number="A : 001", title="Green kettle"),
        CollectionObjectFactory(object_number="A : 002", title="Kettles and cups"),
        CollectionObjectFactory(object_number="A : 003", title="Radio"),
    ]


def decided(**rows):
    return cases(understood(rows), read_records())


def test_a_judgement_is_decided_against_the_records(things):
    (case,) = decided(kinds=[{"query": "kettle", "relevant": {"title": ["kettle*"]}}])
    assert case.relevant == {things[0].pk, things[1].pk}


def test_what_must_come_first_is_all_that_is_relevant_unless_more_is_said(things):
    (case,) = decided(known=[{"query": "green kettle", "first": ["A : 001"]}])
    assert case.relevant == case.first == {things[0].pk}


def test_judgements_that_no_record_answers_are_told(things):
    wrong = unanswered(
        decided(
            kinds=[{"query": "boat", "relevant": {"title": ["boat"]}}],
            known=[
                {"query": "lost", "first": ["A : 009"], "relevant": {"title": ["radio"]}},
                {"query": "other", "first": ["A : 001"], "relevant": {"title": ["radio"]}},
            ],
        )
    )
    assert [line.split(":")[0] for line in wrong] == ["“boat”", "“lost”", "“other”"]


def test_both_engines_answer_the_same_searches(things, index):
    asked = decided(
        known=[{"query": "green kettle", "first": ["A : 001"]}], nothing=[{"query": "gryphon"}]
    )
    baseline = Baseline(documents())
    for way in (lambda words: ask(index, words), baseline.ask):
        scores = run(way, asked)
        assert scores["green kettle"] == Score(ndcg=1, first=1, reciprocal=1, recall=1)
        assert scores["gryphon"] == Score(honest=1)


def test_the_baseline_stems_and_takes_any_of_the_words(things):
    found = Baseline(kind_named(KIND).documents(None)).ask("kettles +( unknown").found
    assert set(found) == {things[0].pk, things[1].pk}


def test_the_engine_asked_is_the_site_s(things, index):
    assert ask(engine(), "radio") == Answer((things[2].pk,))


# What is told


def test_tells_what_got_worse_and_by_how_much():
    before = {"a": Score(ndcg=0.8, first=1), "b": Score(ndcg=0.5), "c": Score(honest=1)}
    now = {"a": Score(ndcg=0.8, first=0), "b": Score(ndcg=0.6), "c": Score(honest=0), "d": Score()}
    assert worse(before, now) == {"a": ["first 1.00 to 0.00"], "c": ["honest 1.00 to 0.00"]}


def test_a_run_is_kept(tmp_path):
    scores = {"a": Score(ndcg=0.5, recall=1), "b": Score(honest=1)}
    save(tmp_path / "relevance" / "run.json", scores)
    assert saved(tmp_path / "relevance" / "run.json") == scores


@pytest.mark.parametrize("text", ["", "{", "[]", '{"a": {"unknown": 1}}'])
def test_a_kept_run_that_cannot_be_read_is_none(tmp_path, text):
    (tmp_path / "run.json").write_text(text)
    assert saved(tmp_path / "run.json") == {}


def test_the_table_has_each_class_and_the_held_out_apart(things):
    asked = decided(
        kinds=[{"query": words, "relevant": {"title": ["kettle*"]}} for words in "abcdefgh"],
        nothing=[{"query": words} for words in "ijklmnop"],
    )
    scores = {
        case.judgement.query: Score(ndcg=0.5, recall=1) if case.relevant else Score(honest=1)
        for case in asked
    }
    plain = {query: Score(ndcg=0.25, honest=0) for query in scores}
    tuned, held_out = report.tables(asked, scores, plain).split("Held out")
    held = sum(case.judgement.is_held_out for case in asked if case.relevant)
    assert f"kinds       {8 - held:>4}   0.50 / 0.25" in tuned
    assert f"kinds       {held:>4}   0.50 / 0.25" in held_out
    assert "honest about nothing" in tuned


def test_each_search_is_told_the_worst_first_but_none_that_is_held_out(things):
    asked = decided(
        kinds=[{"query": words, "relevant": {"title": ["radio"]}} for words in "abcdefgh"]
    )
    tuned = [case.judgement.query for case in asked if not case.judgement.is_held_out]
    scores = {words: Score(ndcg=place / 10) for place, words in enumerate("hgfedcba")}
    told = [line.split(":")[0].strip() for line in report.each(asked, scores).splitlines()]
    assert told == ["kinds", *reversed(tuned)]


def test_held_out_searches_that_fell_are_counted_and_not_named(things):
    asked = decided(
        kinds=[{"query": words, "relevant": {"title": ["radio"]}} for words in "abcdefgh"]
    )
    told = report.fallen(asked, {words: ["ndcg 0.50 to 0.40"] for words in "abcdefgh"})
    held_out = {case.judgement.query for case in asked if case.judgement.is_held_out}
    named = {line.split()[1] for line in told.splitlines()[1:]}
    assert held_out
    assert named == set("abcdefgh") - held_out
    assert f"({len(held_out)} held out)" in told
