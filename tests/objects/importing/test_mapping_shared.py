"""The three shipped mappings on the real exports, all 10,137 records."""

import re
from collections import Counter

import pytest

from objects.importing.mapping import load_mapping
from objects.importing.sources import open_source
from objects.numbers_in_prose import find_mentions

# One group: they share ten thousand records, which are read once.
pytestmark = [pytest.mark.shared, pytest.mark.slow, pytest.mark.xdist_group("mapping")]

DIFFERENCES = {  # what the flattened CSV cannot tell, and why
    "technique": "the CSV has no notes of what the technique was used for",
    "inscription_content": "the CSV has method and position in one column",
    "production_people": "the CSV has a column for each role, the units have an order of their own",
}


def _mapped(name, path):
    mapping = load_mapping(name)
    return [mapping.map_row(row) for row in open_source(path, mapping).rows()]


@pytest.fixture(scope="module")
def mds(shared):
    return _mapped("mds", shared / "catalogue/mds/modip-10000.json.gz")


@pytest.fixture(scope="module")
def flat(shared):
    return _mapped("modip-csv", shared / "catalogue/csv/modip-10000.csv")


@pytest.fixture(scope="module")
def illustrated(shared):
    return _mapped("illustrated", shared / "catalogue/illustrated/objects.csv")


def test_no_record_is_refused_and_every_date_is_understood(mds, flat, illustrated):
    assert [len(rows) for rows in (mds, flat, illustrated)] == [10_000, 10_000, 137]
    for rows in (mds, flat, illustrated):
        assert [row.problems for row in rows if row.problems] == []
        assert [row.unread_date for row in rows if row.unread_date] == []


def test_both_shapes_of_a_record_give_the_same_values(mds, flat):
    differing = Counter()
    for one, other in zip(mds, flat, strict=True):
        assert one.object_number == other.object_number
        differing.update(name for name in other.values if one.values[name] != other.values[name])
    assert set(differing) == set(DIFFERENCES)
    assert differing["production_people"] == 1


def test_where_they_differ_it_is_as_explained(mds, flat):
    def names(rows, field):
        return list(dict.fromkeys(row[0] for row in rows.values[field]))

    for one, other in zip(mds, flat, strict=True):
        assert names(one, "technique") == names(other, "technique")
        assert names(one, "inscription_content") == names(other, "inscription_content")
        assert sorted(one.values["production_people"]) == sorted(other.values["production_people"])


def test_repairs_mend_and_never_harm(mds):
    repairs = [r for row in mds for r in row.repairs if r.field != "dimension"]
    assert len(repairs) == 68
    for repair in repairs:
        assert re.search("[ÂÃÅ]|ï¿½|â€", repair.before)
        assert not re.search("[ÂÃÅ]|ï¿½|â€", repair.after)
    names = {r.after for r in repairs if r.field == "production_people"}
    assert {"Niklová, Libuše", "Berg, Lisbeth Løvbak", "Godin, Geneviève"} <= names


def test_dimensions_lose_only_what_says_nothing(mds):
    dropped = Counter(r.before for row in mds for r in row.repairs if r.field == "dimension")
    assert not any(re.search(r"\d", words) for words in dropped)
    unread = sorted(words for row in mds for words in row.unread_dimensions)
    assert unread == ["depth <1 mm", "height 32o mm", "length 12o mm"]


def test_descriptions_and_what_looks_like_a_tag_are_whole(mds):
    by_number = {row.object_number: row.values for row in mds}
    assert by_number["AIBDC : 0_2251"]["brief_description"].count("; ") == 2
    contents = [mark[0] for values in by_number.values() for mark in values["inscription_content"]]
    assert any("<-CUT AROUND THIS CIRCLE->" in content for content in contents)


def test_unknown_makers_are_gone_and_roles_kept(mds):
    people = [person for row in mds for person in row.values["production_people"]]
    assert not {"unknown", "unidentified"} & {name.casefold() for name, _, _ in people}
    roles = {(kind, role) for _, kind, role in people}
    assert roles == {
        ("person", "designer"),
        ("person", "author"),
        ("person", "editor"),
        ("organisation", "manufacturer"),
        ("organisation", "made for"),
        ("organisation", "publisher"),
    }


def test_mentions_in_prose_are_found_and_mostly_lead_somewhere(mds):
    mapping = load_mapping("mds")
    slug = re.compile(r"[^a-z0-9]+")
    known = {slug.sub("-", row.object_number.casefold()) for row in mds}
    found = [
        m
        for row in mds
        for m in find_mentions(mapping.mention_pattern, row.values["brief_description"])
    ]
    with_prefix = [m for m in found if m.words[:1].isalpha()]
    leading = [m for m in found if slug.sub("-", m.number.casefold()) in known]
    assert len(with_prefix) >= 331
    assert len(leading) >= 350


def test_artworks_keep_title_picture_and_licence(illustrated):
    by_number = {row.object_number: row.values for row in illustrated}
    wave = by_number["artic_24645"]
    assert "also known as The Great Wave" in wave["title"]
    assert wave["image"] == [
        [
            "images/artic_24645.png",
            "",
            "The Art Institute of Chicago",
            "CC0 / public domain (museum open access)",
            "",
        ]
    ]
    poster = by_number["loc-2001695222"]
    assert poster["production_people"] == [
        ["levy, benn w. (benn wolfe)", "person", "maker"],
        ["federal theatre project (u.s.)", "organisation", "maker"],
    ]
    assert ["los angeles"] in poster["associated_places"]
    assert all(row["image"] for row in by_number.values())
