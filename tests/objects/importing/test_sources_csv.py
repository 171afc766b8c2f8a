"""CSV as museums hand it over, and what is not CSV at all."""

import gzip
import io
import tracemalloc
import zipfile

import openpyxl
import pytest
from PIL import Image

from objects.importing.sources import SourceError, open_source
from tests.objects.importing.mappings import HEAD, a_mapping, basic_fields, field

ROWS = "Number,Title,Notes\nA.1,Radio,Works\nA.2,Tin,Empty\n"


@pytest.fixture
def mapping(tmp_path):
    return a_mapping(tmp_path)


@pytest.fixture
def read(tmp_path, mapping):
    """Write a file and read it: its rows as (line, number, title, notes, problem)."""

    def _read(content, mapping=mapping, name="objects.csv"):
        path = tmp_path / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return [_plain(row) for row in open_source(path, mapping).rows()]

    return _read


def _plain(row):
    texts = ["".join(v.text for v in row.values.get(c, ())) for c in ("Number", "Title", "Notes")]
    return (row.number, *texts, row.problem)


def _refusal(read, content, **more) -> SourceError:
    with pytest.raises(SourceError) as refused:
        read(content, **more)
    return refused.value


TWO = [(2, "A.1", "Radio", "Works", ""), (3, "A.2", "Tin", "Empty", "")]


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|", "~", "^", "\x1f"])
def test_the_delimiter_is_found_out(read, delimiter):
    assert read(ROWS.replace(",", delimiter)) == TWO


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "utf-16-le-mark", "utf-16-be-mark"]
)
def test_a_mark_tells_the_encoding(read, encoding):
    text = ROWS.replace("Radio", "Café – Œuvre")
    if encoding.endswith("-mark"):
        content = ("\ufeff" + text).encode(encoding.removesuffix("-mark"))
    else:
        content = text.encode(encoding)
    assert read(content)[0] == (2, "A.1", "Café – Œuvre", "Works", "")


def test_quoting_keeps_delimiters_quotes_and_lines(read):
    rows = read(
        '"Number","Title","Notes"\r\n"A.1","say ""hello"", you","two\r\nlines"\r\nA.2,B,C\r\n'
    )
    assert rows == [
        (2, "A.1", 'say "hello", you', "two\r\nlines", ""),
        (4, "A.2", "B", "C", ""),
    ]


def test_apostrophes_may_quote(read):
    assert read("'Number','Title','Notes'\n'A.1','Radio, red','x'\n")[0][2] == "Radio, red"


def test_a_mapping_may_say_that_nothing_quotes_or_what_escapes(read, tmp_path):
    plain = a_mapping(tmp_path, 'quote = ""\n' + HEAD + basic_fields(), "plain.toml")
    assert read('Number;Title;Notes\nA.1;12" record;x\n', plain)[0][2] == '12" record'
    escaped = a_mapping(tmp_path, 'escape = "\\\\"\n' + HEAD + basic_fields(), "escaped.toml")
    assert read('Number,Title,Notes\nA.1,"12\\" record",x\n', escaped)[0][2] == '12" record'


def test_blank_lines_are_no_rows(read):
    assert read("\n\nNumber,Title,Notes\n\nA.1,Radio,Works\n,,\n") == [
        (5, "A.1", "Radio", "Works", "")
    ]


def test_a_row_with_other_cells_than_the_header_is_refused_alone(read):
    rows = read("Number,Title,Notes\nA.1,Radio\nA.2,Tin,Empty,more\nA.3,Bus,Red\n")
    assert [row[0:2] for row in rows] == [(2, "A.1"), (3, "A.2"), (4, "A.3")]
    assert "2 cells, the header 3" in rows[0][-1]
    assert "4 cells, the header 3" in rows[1][-1]
    assert rows[2][-1] == ""


def test_a_million_characters_and_what_looks_dangerous_stay_whole(read):
    long, formula, script = "x" * 1_000_000, "=cmd|' /C calc'!A0", "<script>alert(1)</script>"
    rows = read(f'Number,Title,Notes\nA.1,"{formula}",{long}\nA.2,{script},-\n')
    assert rows[0][2:4] == (formula, long)
    assert rows[1][2] == script


def test_the_encoding_of_the_mapping_comes_last(read, tmp_path):
    named = a_mapping(tmp_path, 'encoding = "cp1252"\n' + HEAD + basic_fields(), "named.toml")
    assert read(ROWS.replace("Radio", "Café £3").encode("cp1252"), named)[0][2] == "Café £3"
    assert read(ROWS.replace("Radio", "Café £3").encode(), named)[0][2] == "Café £3"


def test_an_unknown_encoding_shows_its_first_bytes_and_line(read):
    content = ROWS.replace("Tin", "Tin £3").encode("cp1252")
    message = str(_refusal(read, content))
    assert "line 3" in message
    assert "A3" in message
    assert "Tin " in message
    assert 'encoding = "cp1252"' in message


def test_bytes_that_the_named_encoding_has_not_are_refused(read, tmp_path):
    named = a_mapping(tmp_path, 'encoding = "cp1252"\n' + HEAD + basic_fields(), "named.toml")
    message = str(_refusal(read, ROWS.encode().replace(b"Tin", b"T\x81n"), mapping=named))
    assert "neither UTF-8 nor cp1252" in message


@pytest.mark.parametrize(
    ("header", "words"),
    [
        ("Number,Title,Title,Notes", "“Title” more than once"),
        ("Number,,Title,Notes", "column 2 has no name"),
        ("Title,Notes", "“Number”"),
        ("Number,Titel,Notes", "“Titel” instead of “Title”"),
    ],
)
def test_a_wrong_header_is_refused_naming_the_column(read, header, words):
    assert words in str(_refusal(read, f"{header}\na,b,c,d\n"))


def test_an_optional_column_may_be_absent_and_others_are_named_as_unused(tmp_path):
    text = HEAD + basic_fields() + field("Maker", "credit_line", optional=True)
    mapping = a_mapping(tmp_path, 'ignore = ["Shelf"]\n' + text)
    path = tmp_path / "objects.csv"
    path.write_text("Number,Title,Notes,Shelf,Extra\nA.1,b,c,d,e\n")
    source = open_source(path, mapping)
    assert source.unused == ["Extra"]
    assert "credit_line" not in mapping.map_row(next(source.rows())).values


@pytest.mark.parametrize("content", [b"", b"\xef\xbb\xbf", b"\n \n"])
def test_an_empty_file_says_so(read, content):
    assert "empty" in str(_refusal(read, content))


def test_a_header_alone_says_so(read):
    assert "no rows" in str(_refusal(read, "Number,Title,Notes\n"))


@pytest.mark.parametrize(
    ("end", "words"),
    [('A.3,"Bus, r', "never closed"), ("A.3,Bu", "cut off"), ("A.3,Bus,Re\xe2\x82", "cut off")],
)
def test_a_file_cut_off_gives_its_whole_rows_and_then_says_so(tmp_path, mapping, end, words):
    path = tmp_path / "objects.csv"
    path.write_bytes(ROWS.encode() + end.encode("latin-1"))
    rows, read = open_source(path, mapping).rows(), []
    with pytest.raises(SourceError, match=words) as broken:
        read.extend(_plain(row) for row in rows)
    assert broken.value.abnormal
    assert "line 4" in str(broken.value)


def test_the_rows_before_the_break_were_given(tmp_path, mapping):
    path = tmp_path / "objects.csv"
    path.write_text(ROWS + 'A.3,"Bus')
    rows = open_source(path, mapping).rows()
    assert [_plain(next(rows)), _plain(next(rows))] == TWO


def test_a_quote_inside_a_value_is_refused_not_guessed(read):
    error = _refusal(read, ROWS + 'A.3,"12" record",x\nA.4,b,c\n')
    assert "row at line 4" in str(error)
    assert 'quote = ""' in str(error)


def test_nul_bytes_refuse_their_row(tmp_path, mapping):
    path = tmp_path / "objects.csv"
    path.write_bytes(ROWS.encode() + b"A.3,B\x00s,Red\n")
    mapped = [mapping.map_row(row) for row in open_source(path, mapping).rows()]
    assert [bool(row.problems) for row in mapped] == [False, False, True]
    assert mapped[2].object_number == "A.3"
    assert (mapped[2].problems[0].field, "NUL" in mapped[2].problems[0].reason) == ("title", True)


def _zip(*names):
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for name in names:
            archive.writestr(name, "x")
    return packed.getvalue()


def _workbook():
    book, packed = openpyxl.Workbook(), io.BytesIO()
    book.active.append(["Number", "Title"])
    book.save(packed)
    return packed.getvalue()


def _image(format_):
    packed = io.BytesIO()
    Image.new("RGB", (4, 4)).save(packed, format_)
    return packed.getvalue()


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (_zip("objects.csv"), "a ZIP archive"),
        (_workbook(), "an Excel workbook"),
        (_zip("mimetype", "content.xml"), "an OpenDocument file"),
        (_image("PNG"), "a PNG image"),
        (_image("JPEG"), "a JPEG image"),
        (_image("TIFF"), "a TIFF image"),
        (b"%PDF-1.7 x", "a PDF document"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "an old Excel"),
        (ROWS.encode("utf-16-le"), "UTF-16"),
        (bytes(range(256)) * 2 + bytes(900), "a binary file"),
        (b'[{"@admin": {}}]', "JSON"),
        (b"<!doctype html><p>", "HTML"),
    ],
)
def test_another_kind_of_file_is_recognised_by_its_content(read, content, words):
    assert words in str(_refusal(read, content))


def test_an_absent_file_and_a_folder_say_so(tmp_path, mapping):
    with pytest.raises(SourceError, match="cannot be read"):
        open_source(tmp_path / "absent.csv", mapping)
    with pytest.raises(SourceError, match="is a folder"):
        open_source(tmp_path, mapping)


def test_gzip_is_unpacked_and_a_cut_one_is_named(read):
    packed = gzip.compress(ROWS.encode())
    assert read(packed) == TWO
    long = gzip.compress("".join(f"{n},{n * 7919},{n**5}\n" for n in range(9000)).encode())
    assert "cut off" in str(_refusal(read, long[: len(long) // 2]))


def test_a_gzip_bomb_is_stopped(read):
    bomb = gzip.compress(b"Number,Title,Notes\n" + b"A,B,C\n" * 10_000_000)
    assert len(bomb) < 300_000
    assert "unpacks to more than 200 times" in str(_refusal(read, bomb))


def test_memory_stays_flat_and_the_position_reaches_the_size(tmp_path, mapping):
    path = tmp_path / "objects.csv"
    with path.open("w") as file:
        file.write("Number,Title,Notes\n")
        file.writelines(f"A.{n},Radio,{'words ' * 40}\n" for n in range(30_000))
    tracemalloc.start()
    source = open_source(path, mapping)
    assert sum(1 for _ in source.rows()) == 30_000
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert source.position == source.size == path.stat().st_size
    assert peak < 4_000_000 < source.size


def test_a_quote_that_never_closes_does_not_eat_the_memory(read):
    broken = ROWS + 'A.3,"' + "lines\n" * 4_000_000
    error = _refusal(read, broken)
    assert "the row at line 4 has no end" in str(error)
    assert error.abnormal


def test_the_digest_is_of_the_row_as_read(tmp_path, mapping):
    path = tmp_path / "objects.csv"
    path.write_text(ROWS)
    before = [row.raw_digest for row in open_source(path, mapping).rows()]
    path.write_text(ROWS.replace("Tin", "Tin "))
    after = [row.raw_digest for row in open_source(path, mapping).rows()]
    assert (before[0] == after[0], before[1] == after[1]) == (True, False)
