"""E-mails: their workbooks are read, pictures are passed over, and what cannot be read is said by name."""

import io
from collections.abc import Callable
from email.message import EmailMessage
from pathlib import Path

import pytest
from msoffcrypto.format.ooxml import OOXMLFile

from pc_desktop.domain.correction import Asked
from pc_desktop.domain.errors import Locked, Unavailable
from pc_desktop.exchange import mail, reader
from tests.exchange.made_mails import outlook_mail, text_mail
from tests.exchange.made_returns import FIXTURES

RETURN = (FIXTURES / "bedstate_1_conventional.xlsx").read_bytes()
OTHER = (FIXTURES / "bedstate_4_epr_extract.csv").read_bytes() + b"\r\n" * 1400


@pytest.mark.parametrize("write", [text_mail, outlook_mail])
def test_that_the_workbooks_of_a_mail_are_read_whatever_it_is_called(
    tmp_path: Path, write: Callable[..., bytes]
) -> None:
    path = tmp_path / "no suffix that says so"
    path.write_bytes(
        write(("Larch return.xlsx", RETURN), ("logo.png", b"\x89PNG..."), ("extract.csv", OTHER))
    )
    draft = reader.read(path)
    alone = reader.read(FIXTURES / "bedstate_1_conventional.xlsx")
    assert draft.file == "no suffix that says so: Larch return.xlsx"
    assert (draft.units, draft.digest) == (alone.units, alone.digest) or write is outlook_mail
    assert [one.unit for one in draft.units] == [one.unit for one in alone.units]
    assert [one.file for one in draft.attached] == ["no suffix that says so: extract.csv"]
    assert draft.unread == ()


def test_that_what_cannot_be_read_of_a_mail_is_said_and_the_rest_is_read(tmp_path: Path) -> None:
    path = tmp_path / "mail.eml"
    path.write_bytes(text_mail(("notes.pdf", b"%PDF-1.4 ..."), ("return.xlsx", RETURN)))
    draft = reader.read(path)
    assert draft.units
    assert [(one.file, one.is_locked) for one in draft.unread] == [("mail.eml: notes.pdf", False)]
    assert "PDF" in draft.unread[0].advice


def test_that_a_mail_within_a_mail_is_looked_into(tmp_path: Path) -> None:
    inner = EmailMessage()
    inner["From"], inner["Subject"] = "c@example.invalid", "Fw"
    inner.set_content("See below.")
    inner.add_attachment(RETURN, maintype="application", subtype="octet-stream", filename="../../return.xlsx")
    outer = EmailMessage()
    outer["From"], outer["Subject"] = "a@example.invalid", "Fw: Fw"
    outer.set_content("And below.")
    outer.add_attachment(inner)
    path = tmp_path / "mail.eml"
    path.write_bytes(outer.as_bytes())
    assert reader.read(path).file == "mail.eml: return.xlsx"


def test_that_a_mail_without_a_workbook_is_refused_in_words(tmp_path: Path) -> None:
    path = tmp_path / "mail.eml"
    path.write_bytes(text_mail())
    with pytest.raises(Unavailable, match="no workbook attached"):
        reader.read(path)


def _locked(password: str) -> bytes:
    out = io.BytesIO()
    OOXMLFile(io.BytesIO(RETURN)).encrypt(password, out)
    return out.getvalue()


def test_that_one_locked_attachment_wants_its_password_and_opens_with_it(tmp_path: Path) -> None:
    path = tmp_path / "mail.eml"
    path.write_bytes(text_mail(("return.xlsx", RETURN), ("locked.xlsx", _locked("Invented 1"))))
    assert [one.is_locked for one in reader.read(path).unread] == [True]
    opened = reader.read(path, asked=Asked(passwords=("wrong", "Invented 1")))
    assert (len(opened.attached), opened.unread) == (1, ())


def test_that_a_locked_workbook_says_that_it_wants_a_password(tmp_path: Path) -> None:
    path = tmp_path / "return.xlsx"
    path.write_bytes(_locked("Invented 1"))
    with pytest.raises(Locked, match="Ask for the password"):
        reader.read(path)
    with pytest.raises(Locked, match="not the one"):
        reader.read(path, password="wrong")


@pytest.mark.parametrize("damage", [b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"From: x\nSubject: y\n\n"])
def test_that_a_damaged_mail_gives_a_sentence(tmp_path: Path, damage: bytes) -> None:
    path = tmp_path / "mail.msg"
    path.write_bytes(damage + b"__properties_version1.0__substg1.0_".decode().encode("utf-16-le"))
    with pytest.raises(Unavailable):
        reader.read(path)


def test_that_too_many_attachments_are_not_read() -> None:
    with pytest.raises(Unavailable, match="too many"):
        mail.attachments(text_mail(*[(f"{place}.csv", OTHER) for place in range(51)]))


def test_that_a_page_of_text_with_colons_is_no_mail() -> None:
    assert not mail.is_text_mail(b"Unit: Larch\nDate: 15/11/2026\nNHS number,Name\n")
    assert mail.is_text_mail(b"Received: from x\r\nDate: Mon\r\nSubject: y\r\n\r\nBody")
