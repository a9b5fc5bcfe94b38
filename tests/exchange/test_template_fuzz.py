"""Our own templates, spoilt in two hundred ways: whatever comes back gives a draft or a sentence, and soon."""

import io
import random
import time
import zipfile
from pathlib import Path

import pytest

from pc_desktop.domain.errors import Unavailable
from pc_desktop.domain.form_pack import FormPack
from pc_desktop.exchange import inside
from pc_desktop.exchange.in_memory import workbook_bytes
from pc_desktop.exchange.referral_form_book import form_book
from pc_desktop.exchange.return_book import return_book
from tests.exchange.made_packs import MADE, pack
from tests.exchange.made_returns import LAYOUTS

_SEED, _COUNT, _SOAK, _LONGEST = 20261117, 200, 4_000, 5.0
_SPOILING = (
    b"</c>", b"<c>", b"&#0;", b"&lt;", b"\xff\xfe", b"1e999", b"=HYPERLINK(", b"-1", b"1048577", b"XFD1048576",
    b"<row/>", b'r="A1"', b"\xe2\x80\xae", b"9" * 400, b"<f>1/0</f>", b"<!ENTITY x 'y'>",
)  # fmt: skip
_ERRAND = {"task": "return", "layouts": str(LAYOUTS)}


def _templates() -> list[bytes]:
    """Give a filled return, a blank one and a form."""
    form = FormPack("Invented", MADE, ("Riverside team",), ("NG feeding",))
    return [
        workbook_bytes(book)
        for book in (return_book(pack()), return_book(pack(filled=False)), form_book(form))
    ]


def _spoilt(content: bytes, dice: random.Random) -> bytes:
    """Spoil the bytes of the file, or of one of its parts."""
    if dice.random() < 0.35:
        return _bytes(content, dice)
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as whole, zipfile.ZipFile(out, "w") as made:
        names = whole.namelist()
        chosen = dice.choice(names)
        for name in names:
            part = whole.read(name)
            if name != chosen:
                made.writestr(name, part)
            elif dice.random() < 0.9:
                made.writestr(name, _bytes(part, dice))
    return out.getvalue()


def _bytes(content: bytes, dice: random.Random) -> bytes:
    """Change, cut, repeat or insert a few bytes."""
    kept = bytearray(content)
    for _ in range(dice.randint(1, 6)):
        place = dice.randrange(max(1, len(kept)))
        match dice.randrange(5):
            case 0:
                kept[place : place + 1] = bytes([dice.randrange(256)])
            case 1:
                del kept[place : place + dice.randint(1, 60)]
            case 2:
                kept[place:place] = dice.choice(_SPOILING)
            case 3:
                kept[place:place] = kept[place : place + 200] * dice.randint(1, 20)
            case _:
                kept[place : place + 40] = dice.randbytes(40)
    return bytes(kept)


@pytest.mark.soak
def test_that_no_spoilt_template_breaks_the_reader(soaking: bool) -> None:
    dice, templates = random.Random(_SEED), _templates()
    read, advice = 0, list[str]()
    for number in range(_SOAK if soaking else _COUNT):
        content = _spoilt(dice.choice(templates), dice)
        begun = time.monotonic()
        try:
            answer = inside.answer(_ERRAND, content, f"{number}.xlsx", lambda _: None)
        except Unavailable as refusal:
            advice.append(refusal.advice)
        else:
            assert {"layout", "problems", "units"} <= answer.keys()
            read += 1
        assert time.monotonic() - begun < _LONGEST
    assert read > 20
    assert len(advice) > 20
    assert all(words.endswith(".") for words in advice)


def test_that_templates_nobody_spoilt_are_read(tmp_path: Path) -> None:
    layouts = [inside.answer(_ERRAND, one, "x.xlsx", lambda _: None)["layout"] for one in _templates()]
    assert layouts == ["Our weekly return", "Our weekly return", "Our referral form"]
    assert list(tmp_path.iterdir()) == []
