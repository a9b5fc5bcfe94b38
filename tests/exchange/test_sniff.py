"""What a file is, judged by its bytes; what is refused before anything opens it."""

import io
import zipfile
from pathlib import Path

import pytest

from pc_desktop.domain.errors import Unavailable
from pc_desktop.exchange import archive, delimited, markup, opening, sniff, unseen
from pc_desktop.exchange.grids import Book, a1, text_of
from tests.exchange.made_returns import FIXTURES, workbook

_NAMESPACE = "urn:schemas-microsoft-com:office:spreadsheet"
_XML_2003 = f"""<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?>
<Workbook xmlns="{_NAMESPACE}" xmlns:ss="{_NAMESPACE}"><Worksheet ss:Name="Oak"><Table>
<Row ss:Index="2"><Cell ss:Index="2"><Data ss:Type="String">Tom &amp; Zed</Data></Cell>
<Cell ss:MergeAcross="1"><Data ss:Type="Number">4.5</Data></Cell>
<Cell><Data ss:Type="DateTime">2026-11-15T00:00:00.000</Data></Cell></Row></Table></Worksheet></Workbook>"""


def _zip(parts: dict[str, bytes], deflated: bool = True) -> bytes:
    kept = io.BytesIO()
    with zipfile.ZipFile(kept, "w", zipfile.ZIP_DEFLATED if deflated else zipfile.ZIP_STORED) as made:
        for name, content in parts.items():
            made.writestr(name, content)
    return kept.getvalue()


def _open(content: bytes, password: str | None = None) -> Book:
    return opening.opened(content, "some file", (password,) if password else (), lambda _: None)


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (b"PK\x03\x04rest", "zip"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1rest", "ole"),
        (b"\xef\xbb\xbf<html><body>", "html"),
        (b"  <table border=1>", "html"),
        (b"<?xml version='1.0'?><html>", "html"),
        (_XML_2003.encode(), "xml"),
        (b"Unit,Beds\r\n", "text"),
        ("Unit\tBeds".encode("utf-16"), "text"),
        ("Unit\tBeds".encode("utf-16-le"), "text"),
        ("caf\u00e9,1".encode("cp1252"), "text"),
    ],
)
def test_that_a_file_is_what_its_bytes_say(content: bytes, kind: str) -> None:
    assert sniff.kind(content) == kind


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "empty"),
        (b"\0\0\0\0", "empty"),
        (b"%PDF-1.7 ...", "PDF"),
        (b"\x89PNG\r\n", "picture"),
        (b"MZ\x90\0", "program"),
        (b"MIME-Version: 1.0", "web archive"),
        (b"\x09\x04\x06\x00\x00\x00", "very old Excel"),
        (bytes(range(1, 256)) * 4, "damaged"),
        (b"\x01\x00\x05\x02" * 300, "not a workbook"),
        (_zip({"word/document.xml": b"<a/>"}), "Word document"),
        (_zip({"Index/Tables.iwa": b"x"}), "Apple Numbers"),
        (_zip({"readme.txt": b"x"}), "compressed folder"),
        (b"PK\x03\x04 and nothing more", "damaged"),
        (b"<?xml version='1.0'?><a/>", "XML, but not a workbook"),
        (b"<?xml version='1.0'?><a>", "XML is damaged"),
        (b"<html><body>nothing</body></html>", "without a table"),
    ],
)
def test_that_what_is_no_workbook_is_refused_in_words(content: bytes, words: str) -> None:
    with pytest.raises(Unavailable) as refusal:
        _open(content)
    assert refusal.value.title == "This workbook cannot be read."
    assert words in refusal.value.advice


def test_that_a_bomb_is_refused_by_what_it_says_it_would_become() -> None:
    with pytest.raises(Unavailable, match="absurdly large"):
        archive.check(_zip({"xl/workbook.xml": b"<a/>", "xl/worksheets/sheet1.xml": b" " * 12_000_000}))
    with pytest.raises(Unavailable, match="absurdly large"):
        archive.check(_zip({f"xl/part{place}.xml": b"" for place in range(archive.MOST_PARTS + 1)}))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_that_a_part_with_words_of_its_own_is_refused(encoding: str) -> None:
    bomb = '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "cccccccc">]><a>&b;</a>'.encode(encoding)
    with pytest.raises(Unavailable, match="for ever"):
        archive.check(_zip({"xl/workbook.xml": b"<a/>", "xl/sharedStrings.xml": bomb}))
    with pytest.raises(Unavailable, match="for ever"):
        markup.read_xml_2003(b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "cc">]><Workbook>&b;</Workbook>')


def test_that_the_same_part_twice_is_refused() -> None:
    kept = io.BytesIO()
    with zipfile.ZipFile(kept, "w") as made:
        made.writestr("xl/workbook.xml", "<a/>")
        with pytest.warns(UserWarning, match="Duplicate name"):
            made.writestr("xl/workbook.xml", "<b/>")
    with pytest.raises(Unavailable, match="same part twice"):
        archive.check(kept.getvalue())


def test_that_excels_silent_password_opens_and_any_other_is_asked_for() -> None:
    for word, wanted in (("VelvetSweatshop", None), ("other", "other")):
        assert _open(_protected(word), wanted).grids[0].rows[2][1] == "Oak Suite"
    with pytest.raises(Unavailable, match="protected by a password"):
        _open(_protected("other"))
    with pytest.raises(Unavailable, match="not the one"):
        _open(_protected("other"), "wrong")


def _protected(word: str) -> bytes:
    from msoffcrypto.format.ooxml import OOXMLFile

    made = io.BytesIO()
    OOXMLFile(io.BytesIO((FIXTURES / "bedstate_1_conventional.xlsx").read_bytes())).encrypt(word, made)
    return made.getvalue()


def test_that_text_is_decoded_by_its_marks_and_otherwise_as_windows_writes_it() -> None:
    assert delimited.decoded("\u00c9lan".encode("utf-16")) == "\u00c9lan"
    assert delimited.decoded("Oak Ward".encode("utf-16-be")) == "Oak Ward"
    assert delimited.decoded("\ufeff\u00c9lan".encode()) == "\u00c9lan"
    assert delimited.decoded("\u00c9lan".encode("cp1252")) == "\u00c9lan"


@pytest.mark.parametrize("mark", [",", ";", "\t", "|"])
def test_that_rows_of_text_are_cut_at_the_mark_they_use(mark: str) -> None:
    text = f'Title, with a comma\r\nUnit{mark}Beds{mark}"No{mark}te"\r\nOak{mark}10{mark}\r\n'
    text += f"Ash{mark}16{mark}x\r\n"
    grid = delimited.read(text.encode(), "beds")
    assert grid.rows[1] == ["Unit", "Beds", f"No{mark}te"]
    assert grid.rows[3] == ["Ash", "16", "x"]


def test_that_a_first_line_naming_the_mark_is_heeded() -> None:
    assert delimited.read(b"sep=;\r\na,b;c\r\n", "x").rows == [["a,b", "c"]]


def test_that_formulas_in_text_stay_text() -> None:
    [grid] = _open((FIXTURES / "syn_formula_injection.csv").read_bytes()).grids
    assert [row[0] for row in grid.rows[2:6]] == ["=cmd|' /C calc'!A0", "+1+1", "-5", "@SUM(1)"]


def test_that_a_web_page_saved_as_a_workbook_is_read_as_its_table_and_its_script_is_not() -> None:
    [grid] = _open((FIXTURES / "syn_html_table.xls").read_bytes()).grids
    assert grid.rows[0][0] == "Weekly bed return w/e 15/11/2026"
    assert grid.rows[3] == ["Ash & Elm", "16", "15*"]
    assert not any("alert" in text_of(cell) for row in grid.rows for cell in row)


def test_that_cells_spanning_rows_and_columns_keep_their_neighbours_in_place() -> None:
    page = b"<table><tr><td rowspan=2>a<td colspan=2>b<td>c</tr><tr><td>d<td>e<td>f</tr></table>"
    page += b"<table><tr><td>g</table>"
    first, second = markup.read_html(page)
    assert first.rows == [["a", "b", "", "c"], ["", "d", "e", "f"]]
    assert second.rows == [["g"]]


def test_that_an_excel_2003_workbook_is_read_with_its_places_and_types() -> None:
    [grid] = _open(_XML_2003.encode()).grids
    assert grid.name == "Oak"
    assert grid.rows[0] == []
    assert [text_of(cell) for cell in grid.rows[1]] == ["", "Tom & Zed", "4.5", "", "15-Nov-2026"]


def test_that_a_formula_without_a_result_and_an_error_are_seen_though_their_values_are_not(
    tmp_path: Path,
) -> None:
    path = workbook(tmp_path / "sums.xlsx", {"Oak": [["=SUM(B1:B2)", 1], ["#REF!", 2]]})
    [grid] = _open(path.read_bytes()).grids
    assert {a1(*place): (one.formula, one.error) for place, one in grid.unseen.items()} == {
        "A1": ("=SUM(B1:B2)", None),
        "A2": (None, "#REF!"),
    }


def test_that_the_calendar_from_1904_is_known_by_what_the_file_says() -> None:
    book = b'<workbook xmlns="x"><workbookPr date1904="%s"/></workbook>'
    assert unseen.from_1904(_zip({"xl/workbook.xml": book % b"1"}))
    assert not unseen.from_1904(_zip({"xl/workbook.xml": book % b"0"}))
    assert not unseen.from_1904(_zip({"xl/workbook.xml": b"<workbook/>"}))
