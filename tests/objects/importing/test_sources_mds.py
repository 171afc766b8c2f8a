"""The Museum Data Service's JSON: lists, packed lists, pages, and what breaks off."""

import gzip
import json

import pytest

from objects.importing.mapping import load_mapping
from objects.importing.sources import SourceError, open_source


@pytest.fixture
def mapping():
    return load_mapping("mds")


def a_record(number, *units, **admin):
    named = {"type": "spectrum/object_number", "value": number}
    return {"@admin": admin, "@document": {"units": [named, *units]}}


def a_page(*numbers, has_next=False):
    data = [a_record(number) for number in numbers]
    return {"data": data, "has_next": has_next, "next_url": None, "resume": "x"}


def _write(path, data):
    text = json.dumps(data).encode()
    path.write_bytes(gzip.compress(text) if path.suffix == ".gz" else text)
    return path


def _numbers(path, mapping):
    rows = open_source(path, mapping).rows()
    return [(row.number, mapping.map_row(row).object_number) for row in rows]


@pytest.mark.parametrize("name", ["list.json", "list.json.gz", "no-ending"])
def test_a_list_packed_or_not_by_content(tmp_path, mapping, name):
    path = _write(tmp_path / name, [a_record("A.1"), a_record("A.2")])
    assert _numbers(path, mapping) == [(1, "A.1"), (2, "A.2")]


def test_a_page_by_itself(tmp_path, mapping):
    path = _write(tmp_path / "page.json", a_page("A.1", "A.2"))
    assert _numbers(path, mapping) == [(1, "A.1"), (2, "A.2")]


def test_a_folder_of_pages_is_read_in_the_order_of_their_numbers(tmp_path, mapping):
    _write(tmp_path / "page-10.json", a_page("A.3"))
    _write(tmp_path / "page-2.json.gz", a_page("A.2", has_next=True))
    _write(tmp_path / "page-1.json", a_page("A.1", has_next=True))
    (tmp_path / "read-me.txt").write_text("no page")
    (tmp_path / "._page-1.json").write_bytes(b"what a Mac leaves behind")
    source = open_source(tmp_path, mapping)
    assert [mapping.map_row(row).object_number for row in source.rows()] == ["A.1", "A.2", "A.3"]
    assert source.position == source.size > 0


@pytest.mark.parametrize(
    ("pages", "words"),
    [
        ([a_page("A.1", has_next=True)], "another page follows, but there is none"),
        ([a_page("A.1"), a_page("A.2")], "says that it is the last page"),
    ],
)
def test_pages_that_do_not_fit_end_abnormally(tmp_path, mapping, pages, words):
    for number, page in enumerate(pages):
        _write(tmp_path / f"{number}.json", page)
    rows = open_source(tmp_path, mapping).rows()
    assert mapping.map_row(next(rows)).object_number == "A.1"
    with pytest.raises(SourceError, match=words) as broken:
        list(rows)
    assert broken.value.abnormal


def test_a_cut_list_gives_its_whole_records_and_then_says_so(tmp_path, mapping):
    path = tmp_path / "list.json"
    path.write_text(json.dumps([a_record(f"A.{n}") for n in range(2000)])[:-500])
    read = []
    with pytest.raises(SourceError, match="cut off") as broken:
        read.extend(open_source(path, mapping).rows())
    assert broken.value.abnormal


def test_a_cut_packed_list_says_so(tmp_path, mapping):
    records = [a_record(f"A.{n * 7919 % 10007}") for n in range(5000)]
    path = _write(tmp_path / "list.json.gz", records)
    path.write_bytes(path.read_bytes()[:-2000])
    with pytest.raises(SourceError, match="cut off") as broken:
        list(open_source(path, mapping).rows())
    assert broken.value.abnormal


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "is empty"),
        (b"[]", "holds no records"),
        (b"Number,Title\n", "not JSON of the Museum Data Service"),
        (b'{"objects": []}', "neither a list of records nor a page"),
        (b'[{"a": 1} {"b": 2}]', "not well-formed JSON"),
        (b'[{"a": "\xff"}]', "not in UTF-8"),
        (b"PK\x03\x04" + bytes(30), "a ZIP archive"),
    ],
)
def test_what_is_not_such_a_file_is_refused(tmp_path, mapping, content, words):
    path = tmp_path / "list.json"
    path.write_bytes(content)
    with pytest.raises(SourceError, match=words):
        list(open_source(path, mapping).rows())


def test_an_empty_folder_says_so(tmp_path, mapping):
    with pytest.raises(SourceError, match=r"has no \.json"):
        open_source(tmp_path, mapping)


@pytest.mark.parametrize(
    "record",
    [7, {}, {"@document": {"units": "x"}}, {"@document": {"units": [5]}}, a_record({"a": 1})],
)
def test_a_record_of_another_build_is_refused_alone(tmp_path, mapping, record):
    path = _write(tmp_path / "list.json", [record, a_record("A.2")])
    mapped = [mapping.map_row(row) for row in open_source(path, mapping).rows()]
    assert [bool(row.problems) for row in mapped] == [True, False]
    assert "record" in mapped[0].problems[0].reason


def test_numbers_keep_their_noughts_and_groups_are_looked_into(tmp_path, mapping):
    path = tmp_path / "list.json"
    date = '{"type": "spectrum/object_production_date", "value": 3.190}'
    group = '{"type": "group", "units": [{"type": "spectrum/title", "value": "Radio"}]}'
    number = '{"type": "spectrum/object_number", "value": 12.10}'
    path.write_text(f'[{{"@document": {{"units": [{number}, {date}, {group}]}}}}]')
    values = mapping.map_row(next(open_source(path, mapping).rows())).values
    assert values["object_number"] == "12.10"
    assert values["object_production_date"][:2] == ["3.190", "1900-03"]
    assert values["title"] == "Radio"


def test_the_digest_sees_the_record_not_when_it_was_sent(tmp_path, mapping):
    def digest(record):
        path = _write(tmp_path / "list.json", [record])
        return next(open_source(path, mapping).rows()).raw_digest

    first = digest(a_record("A.1", processed=1, uuid="u"))
    assert digest(a_record("A.1", processed=2, uuid="u")) == first
    assert digest(a_record("A.1", processed=1, uuid="v")) != first
    assert digest(a_record("A.1", {"type": "x", "value": "y"}, uuid="u")) != first
