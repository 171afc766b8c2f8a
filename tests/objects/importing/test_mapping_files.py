"""A mapping's file: what a volunteer may write, and how a slip is named."""

import re

import pytest

from objects.importing.mapping import TARGETS, MappingError, load_mapping, shipped_mappings
from objects.importing.mapping.checks import FIELD_KEYS, NUMBER_KEYS, TOP_KEYS
from tests.objects.importing.mappings import HEAD, a_mapping, basic_fields, field
from tests.places import PROJECT

MDS = 'name = "test"\nformat = "mds-json"\n'
NUMBER = field("Number", "object_number")


def _refused(folder, text) -> str:
    with pytest.raises(MappingError) as refused:
        a_mapping(folder, text)
    return str(refused.value)


def test_the_three_shapes_are_shipped_and_arrive_published():
    assert shipped_mappings() == ["illustrated", "mds", "modip-csv"]
    for name in shipped_mappings():
        mapping = load_mapping(name)
        assert (mapping.name, mapping.source, mapping.state) == (name, name, "published")


def test_what_a_mapping_does_not_say_is_careful(tmp_path):
    mapping = a_mapping(tmp_path)
    assert (mapping.source, mapping.state, mapping.encoding) == ("test", "draft", "")


def test_an_unknown_name_lists_those_there_are():
    with pytest.raises(MappingError, match="modip-csv"):
        load_mapping("modip")


@pytest.mark.parametrize(
    ("text", "key", "words"),
    [
        ("name = ", "test.toml", "TOML"),
        ('format = "csv"' + NUMBER, "name", "missing"),
        ('name = "test"' + NUMBER, "format", "missing"),
        ('name = "test"\nformat = "csv"\n', "fields", "missing"),
        ('name = "a/b"\nformat = "csv"' + NUMBER, "name", "letters"),
        ('name = "test"\nformat = "xlsx"' + NUMBER, "format", "csv, mds-json"),
        ('seperator = ";"\n' + HEAD + NUMBER, "seperator", "did you mean “separator”"),
        ('name = 7\nformat = "csv"' + NUMBER, "name", "a text"),
        ('ignore = "x"\n' + HEAD + NUMBER, "ignore", "a list of texts"),
        ('state = "live"\n' + HEAD + NUMBER, "state", "published, draft"),
        ('encoding = "cp9999"\n' + HEAD + NUMBER, "encoding", "cp9999"),
        ('delimiter = ";;"\n' + HEAD + NUMBER, "delimiter", "single character"),
        (MDS + 'encoding = "cp1252"' + NUMBER, "encoding", "CSV only"),
        (HEAD + "[numbers]\npart_pattern = '('" + NUMBER, "numbers.part_pattern", "regular"),
        (HEAD + "[numbers]\npart_pattern = 'a'" + NUMBER, "numbers.part_pattern", "(?P<set>"),
        (HEAD + "[numbers]\nmention_pattern = 'a*'" + NUMBER, "numbers.mention_pattern", "nothing"),
        (HEAD + "[numbers]\npattern = 'a'" + NUMBER, "numbers.pattern", "no such key"),
        (HEAD + "[constants]\nmaterial = 'tin'" + NUMBER, "constants.material", "text"),
        (HEAD + "[constants]\ncredits = 'x'" + NUMBER, "constants.credits", "credit_line"),
        (HEAD + field("Title", "title"), "fields", "object_number"),
        (HEAD + field("Number", "number"), "fields[1].to", "did you mean other_number"),
        (HEAD + NUMBER + field("Title", "titel"), "fields[2].to", "did you mean title"),
        (HEAD + NUMBER + "[[fields]]\nto = 'title'", "fields[2].from", "missing"),
        (HEAD + NUMBER + field("", "title"), "fields[2].from", "missing"),
        (HEAD + NUMBER + field(7, "title").replace('"7"', "7"), "fields[2].from", "list of texts"),
        (
            HEAD + NUMBER + field("A", "title", optional="yes"),
            "fields[2].optional",
            "true or false",
        ),
        (HEAD + NUMBER + field("A", "title", path="B"), "fields[2].path", "CSV"),
        (HEAD + NUMBER + field("A", "title", role="maker"), "fields[2].role", "has no role"),
        (HEAD + NUMBER + field("A", "colour", join=";"), "fields[2].join", "for text"),
        (HEAD + NUMBER + field("A", "colour", unit="mm"), "fields[2].unit", "dimension"),
        (HEAD + NUMBER + field("A", "dimension", unit="ell"), "fields[2].unit", "one of"),
        (HEAD + NUMBER + field("A", "title", template="x"), "fields[2].template", "{}"),
        (HEAD + NUMBER + field("A", "title", separator=""), "fields[2].separator", "empty"),
        (HEAD + NUMBER + field("A", "production_people"), "fields[2].kind", "person, organisation"),
        (
            HEAD + NUMBER + field("A", "colour", note="x", note_from="B"),
            "fields[2].note",
            "not both",
        ),
        (HEAD + NUMBER + field("A", "colour") * 2, "fields[3]", "twice"),
        (
            HEAD + NUMBER + field("A", "title") + field("B", "title", join=" "),
            "fields[3].to",
            "“join”",
        ),
        (HEAD + NUMBER + field("A", "object_number", join=" "), "fields[2].to", "one value"),
    ],
)
def test_a_slip_is_refused_naming_file_and_key(tmp_path, text, key, words):
    message = _refused(tmp_path, text)
    assert "test.toml" in message
    assert key in message
    assert words in message


@pytest.mark.parametrize(
    "private",
    [
        "current_location",
        "object_valuation",
        "insurance_value",
        "donor",
        "Donor's address",
        "value",
    ],
)
def test_what_a_museum_keeps_to_itself_is_refused_with_the_reason(tmp_path, private):
    for text in (
        HEAD + NUMBER + field("Notes", private),
        HEAD + NUMBER + field(private, "title"),
        HEAD + NUMBER + field("Tin", "material", note_from=private),
    ):
        assert "stay with the museum" in _refused(tmp_path, text)


def test_places_that_are_history_are_not_mistaken_for_the_store(tmp_path):
    mapping = a_mapping(tmp_path, HEAD + NUMBER + field("Associated location", "associated_places"))
    assert "Associated location" in mapping.columns


def test_the_digest_is_of_the_meaning(tmp_path):
    plain = a_mapping(tmp_path).digest
    commented = a_mapping(tmp_path, "# why\n" + HEAD + "\n\n" + basic_fields()).digest
    other = a_mapping(tmp_path, HEAD.replace("Unknown", "None") + basic_fields()).digest
    assert plain == commented != other


def test_the_page_for_volunteers_has_every_key_and_an_example_that_works(tmp_path):
    page = (PROJECT / "docs/mappings.md").read_text(encoding="utf-8")
    explained = set(re.findall(r"`([a-z_]+)", page))
    keys = {*TOP_KEYS, *NUMBER_KEYS, *FIELD_KEYS} - {"numbers", "constants", "fields"}
    assert {key for key in keys if not key.endswith("_from")} | set(TARGETS) <= explained
    example = page.split("```toml\n")[1].split("```")[0]
    assert a_mapping(tmp_path, example).name == "our-museum"
