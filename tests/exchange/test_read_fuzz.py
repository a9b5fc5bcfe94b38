"""Damaged files: whatever happens to the bytes of a return, people get a draft or a sentence, and soon."""

import io
import random
import time
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from pc_desktop.domain.errors import Unavailable
from pc_desktop.domain.returns import Draft
from pc_desktop.exchange import reader
from tests.exchange.made_returns import FIXTURES

_SEED = 20261117
_SAMPLE_SECONDS, _SOAK_COUNT = 15.0, 5_000
_PARTS = ("xl/worksheets/sheet1.xml", "xl/sharedStrings.xml", "xl/workbook.xml", "xl/styles.xml")


def _damaged(content: bytes, dice: random.Random) -> bytes:
    """Flip, cut, repeat, swap or insert a few bytes."""
    kept = bytearray(content)
    for _ in range(dice.randint(1, 8)):
        if not kept:
            break
        place, length = dice.randrange(len(kept)), dice.randint(1, 64)
        match dice.randrange(6):
            case 0:
                kept[place] ^= 1 << dice.randrange(8)
            case 1:
                kept[place : place + length] = dice.randbytes(length)
            case 2:
                del kept[place : place + length]
            case 3:
                kept[place:place] = kept[place : place + length] * dice.randint(1, 40)
            case 4:
                del kept[place:]
            case _:
                kept[place:place] = dice.choice(
                    (b"\0", b"\xff\xff\xff\x7f", b"<c", b"99999999999", b'"', b"&#0;")
                )
    return bytes(kept)


def _damaged_within(content: bytes, dice: random.Random) -> bytes:
    """Damage one part inside a zip and zip it again, so that the damage reaches the readers inside."""
    made = io.BytesIO()
    chosen = dice.choice(_PARTS)
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            part = old.read(name)
            new.writestr(name, _damaged(part, dice) if name == chosen else part)
    return made.getvalue()


def _damages(dice: random.Random) -> Iterator[tuple[str, bytes]]:
    """Damage our own returns for ever."""
    files = sorted(
        path for path in FIXTURES.iterdir() if path.suffix != ".json" and "zipbomb" not in path.name
    )
    while True:
        path = dice.choice(files)
        content = path.read_bytes()
        within = content.startswith(b"PK") and dice.random() < 0.7
        yield path.name, _damaged_within(content, dice) if within else _damaged(content, dice)


def _outcome(path: Path) -> Draft | Unavailable:
    try:
        return reader.read(path, seconds=8)
    except Unavailable as refusal:
        return refusal


@pytest.mark.soak
def test_that_no_damage_to_a_file_reaches_the_window(tmp_path: Path, soaking: bool) -> None:
    path, begun, tried = tmp_path / "damaged.bin", time.monotonic(), 0
    for name, content in _damages(random.Random(_SEED)):
        if tried >= _SOAK_COUNT or (not soaking and time.monotonic() - begun > _SAMPLE_SECONDS):
            break
        path.write_bytes(content)
        tried += 1
        outcome = _outcome(path)
        where = f"{name}, number {tried}"
        if isinstance(outcome, Unavailable):
            assert "could not be understood" not in outcome.advice, f"{where}: our own code broke"
            assert "longer than" not in outcome.advice, f"{where}: it hung"
        else:
            assert outcome.units or outcome.problems, where
    print(f"\n{tried} damaged files read")
    assert tried >= 20
