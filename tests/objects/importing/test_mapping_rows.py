"""From one row to plain values: text kept faithfully, idle words dropped, repairs said."""

import pytest

from objects.importing.mapping import Repair, load_mapping, read_dimension
from objects.importing.sources import SourceRow, Value
from tests.objects.importing.mappings import HEAD, a_mapping, basic_fields, field


@pytest.fixture
def map_row(tmp_path):
    """Map one row of a CSV whose mapping has these further fields."""

    def _map(fields, **cells):
        mapping = a_mapping(tmp_path, HEAD + basic_fields() + fields)
        cells = {"Number": "A.1", "Title": "", "Notes": ""} | cells
        values = {name: [Value(text)] if text else [] for name, text in cells.items()}
        return mapping.map_row(SourceRow(2, values))

    return _map


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("  two  spaces  ", "two  spaces"),
        ("two\r\nlines", "two\nlines"),
        ("<close open> &amp; “quotes” ﬁ ＡＢ …", "<close open> &amp; “quotes” ﬁ ＡＢ …"),
        ("=cmd|' /C calc'!A0", "=cmd|' /C calc'!A0"),
        ("L’Âge d’or, Â, naïve Ã", "L’Âge d’or, Â, naïve Ã"),
        ("Unknown maker of tins", "Unknown maker of tins"),
        ("unknown", ""),
    ],
)
def test_text_is_kept_as_it_was_written(map_row, given, kept):
    row = map_row("", Notes=given)
    assert row.values["brief_description"] == kept
    assert row.repairs == []


def test_broken_encoding_is_put_right_and_said(map_row):
    before = (
        "It was sold in all the better shops of the town for Â£3.99, in a box of card, with tax."
    )
    row = map_row(field("Maker", "production_people", kind="person"), Notes=before, Maker="LibuÅ¡e")
    assert "for £3.99, in" in row.values["brief_description"]
    assert row.values["production_people"] == [["Libuše", "person", ""]]
    prose, name = row.repairs
    assert prose == Repair(
        "brief_description", "…ops of the town for Â£3.99, in a box of c…", prose.after
    )
    assert "Â" not in prose.after
    assert name == Repair("production_people", "LibuÅ¡e", "Libuše")


def test_a_character_that_was_lost_before_is_shown_as_lost(map_row):
    assert map_row("", Notes="for ï¿½3").values["brief_description"] == "for \ufffd3"


def test_the_number_stays_as_written_and_is_needed(map_row):
    assert map_row("", Number="  AIBDC : 0_1 ").object_number == "AIBDC : 0_1"
    assert map_row("", Number="Â£1").object_number == "Â£1"
    (problem,) = map_row("", Number=" ").problems
    assert problem.field == "object_number"


def test_names_fold_spaces_split_and_come_once(map_row):
    fields = field("Maker", "production_people", kind="person", role="designer")
    fields += field("Firm", "production_people", kind="organisation", role="manufacturer")
    row = map_row(fields, Maker="Rowlands, Martyn| Ross   Ltd |Unknown||Ross Ltd", Firm="Ross Ltd")
    assert row.values["production_people"] == [
        ["Rowlands, Martyn", "person", "designer"],
        ["Ross Ltd", "person", "designer"],
        ["Ross Ltd", "organisation", "manufacturer"],
    ]


def test_pieces_of_a_text_are_joined_only_where_the_mapping_says_so(map_row):
    history = field("History", "object_history_note", join="; ")
    row = map_row(history, Title="Radio | red", History="Found|Unknown|Mended")
    assert row.values["title"] == "Radio | red"
    assert row.values["object_history_note"] == "Found; Mended"


def test_words_templates_constants_and_the_first_that_is_filled(map_row):
    fields = field("Licence", "right_type", words={"ccby": "CC BY"})
    fields += field("Id", "record_url", template="https://example.org/{}")
    fields += field("X", "credit_line").replace('"X"', '["Long", "Short"]')
    fields += "\n[constants]\nright_holder = 'The museum'\n"
    row = map_row(fields, Licence="CCBY", Id="7", Long="", Short="Given")
    wanted = ("right_type", "record_url", "credit_line", "right_holder")
    assert [row.values[name] for name in wanted] == [
        "CC BY",
        "https://example.org/7",
        "Given",
        "The museum",
    ]
    assert map_row(fields, Licence="", Id="", Long="", Short="").values["record_url"] == ""


def test_a_column_that_is_absent_is_no_value(map_row):
    row = map_row(field("Maker", "credit_line", optional=True))
    assert "credit_line" not in row.values


def test_columns_beside_go_with_their_piece_or_with_all(map_row):
    fields = field("Mark", "inscription_content", method_from="How", position="base")
    row = map_row(fields, Mark="MADE|IN", How="moulded|")
    assert row.values["inscription_content"] == [["MADE", "moulded", "base"], ["IN", "", "base"]]
    row = map_row(fields, Mark="MADE|IN", How="moulded")
    assert [mark[1] for mark in row.values["inscription_content"]] == ["moulded", "moulded"]


def test_pictures_keep_their_path_and_what_is_known_of_them(map_row):
    row = map_row(
        field("File", "image", licence="CC0", creator_from="By"), File="images/x.png", By="Me"
    )
    assert row.values["image"] == [["images/x.png", "", "Me", "CC0", ""]]


def test_some_names_of_a_column_are_organisations(map_row):
    fields = field("By", "production_people", kind="person", role="maker")
    fields += "organisations = ['Ross Ltd']\n"
    kinds = [
        person[1] for person in map_row(fields, By="Ross  ltd|Ann").values["production_people"]
    ]
    assert kinds == ["organisation", "person"]


@pytest.mark.parametrize(("text", "count"), [("3", 3), ("", None), ("Unknown", None), ("0012", 12)])
def test_a_count_is_a_number_or_nothing(map_row, text, count):
    row = map_row(field("Count", "number_of_objects"), Count=text)
    assert (row.values["number_of_objects"], row.problems) == (count, [])


@pytest.mark.parametrize(
    ("column", "to", "text", "words"),
    [
        ("Count", "number_of_objects", "a pair", "“a pair” is no whole number"),
        ("Count", "number_of_objects", "9" * 30, "no whole number"),
        ("Url", "record_url", "javascript:alert(1)", "no full web address"),
        ("Url", "record_url", "www.example.org", "no full web address"),
        ("Url", "record_url", "https://[", "no full web address"),
        ("Text", "credit_line", "a\x00b", "NUL"),
        ("Text", "material", "a\ud800b", "half a character"),
    ],
)
def test_what_cannot_be_kept_refuses_the_row_naming_the_field(map_row, column, to, text, words):
    (problem,) = map_row(field(column, to), **{column: text}).problems
    assert problem.field == to
    assert words in problem.reason


def test_a_date_is_read_and_its_words_kept(map_row):
    dates = field("Date", "object_production_date")
    row = map_row(dates, Date=" 3.194 ", Notes="A tin of the 1950s")
    assert row.values["object_production_date"] == ["3.194", "1940-03", 1940, 1940, "certain"]
    assert row.unread_date == ""


def test_a_date_that_is_not_understood_keeps_its_words_and_gets_no_year(map_row):
    dates = field("Date", "object_production_date")
    row = map_row(dates, Date="wibble", Notes="A tin of the 1950s")
    assert row.values["object_production_date"] == ["wibble", "", None, None, ""]
    assert row.unread_date == "wibble"


@pytest.mark.parametrize("date", ["", "Unknown"])
def test_without_a_date_the_prose_may_tell_a_decade(map_row, date):
    dates = field("Date", "object_production_date")
    row = map_row(dates, Date=date, Notes="A tin from the 1950s")
    assert row.values["object_production_date"][0] == ""
    assert row.values["object_production_date"][2:] == [1950, 1959, "inferred"]
    empty = map_row(dates, Date=date, Notes="A tin")
    assert empty.values["object_production_date"] == ["", "", None, None, ""]


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("diameter 129 mm", ("diameter", "129", "mm", "129")),
        ("width  98 mm", ("width", "98", "mm", "98")),
        ("height 170 MM", ("height", "170", "mm", "170")),
        ("Height: 31cm", ("height", "31", "cm", "310")),
        ("1.2 m", ("", "1.2", "m", "1200")),
        ("height 4.5 in", ("height", "4.5", "in", "114.3")),
        ("4 1/2 in", ("", "4.5", "in", "114.3")),
        ("height 4½ in", ("height", "4.5", "in", "114.3")),
        ("1,200 mm", ("", "1200", "mm", "1200")),
        ("overall height 5 metres", ("overall height", "5", "m", "5000")),
        ("weight 200 g", ("weight", "200", "g", "")),
        ("height 208", ("height", "208", "", "")),
        ("diameter 92 55 mm", ("diameter", "", "", "")),
        ("depth <1 mm", ("depth", "", "", "")),
        ("length 12o mm", ("length", "", "", "")),
        ("12,5 cm", ("", "", "", "")),
        ("30 x 40 cm", ("", "", "", "")),
        ("height about 20 cm", ("height", "", "", "")),
        ("1/0 in", ("", "", "", "")),
        ("size L", ("", "", "", "")),
        ("large", ("", "", "", "")),
        ("a" + " " * 5000 + "1 mm", ("", "", "", "")),
    ],
)
def test_a_measurement_is_read_and_nothing_is_guessed(text, read):
    assert read_dimension(text) == (text, *read)


@pytest.mark.parametrize("text", ["width mm", "height", "base width mm", "mm"])
def test_a_measurement_without_a_measure_says_nothing(text):
    assert read_dimension(text) is None


def test_the_mapping_may_name_the_unit_that_is_meant():
    assert read_dimension("height 208", "mm")[2:] == ("208", "mm", "208")
    assert read_dimension("height 2 cm", "mm")[2:] == ("2", "cm", "20")


def test_the_report_hears_of_empty_and_unread_measurements(map_row):
    row = map_row(field("Size", "dimension"), Size="width mm|length 12o mm|height 3 cm")
    assert [size[0] for size in row.values["dimension"]] == ["length 12o mm", "height 3 cm"]
    assert row.repairs == [Repair("dimension", "width mm", "")]
    assert row.unread_dimensions == ["length 12o mm"]


def test_sub_units_become_notes_and_roles():
    row = SourceRow(
        1,
        {
            "spectrum/object_number": [Value("A.1")],
            "spectrum/technique": [
                Value("moulded", "", {"spectrum/technique_type": ("lid", "base")})
            ],
            "spectrum/object_production_organisation": [
                Value("Ross", "", {"spectrum/organisations_association": ("Manufacturer for",)}),
                Value("Unknown", "", {"spectrum/organisations_association": ("Publisher",)}),
            ],
            "spectrum/object_name": [
                Value("toy", "", {"spectrum/object_name_type": ("Object type",)}),
                Value("bus"),
            ],
        },
    )
    values = load_mapping("mds").map_row(row).values
    assert values["technique"] == [["moulded", "lid, base"]]
    assert values["production_people"] == [["Ross", "organisation", "made for"]]
    assert values["object_name"] == [["toy", "type"], ["bus", ""]]


def test_several_values_of_a_single_field_refuse_the_row(tmp_path):
    row = SourceRow(1, {"spectrum/object_number": [Value("A.1"), Value("A.2")]})
    (problem,) = load_mapping("mds").map_row(row).problems
    assert "2 values where one is expected (A.1 | A.2)" in problem.reason
