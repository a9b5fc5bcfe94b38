"""Looks into a zipped workbook before anything unpacks it: bombs, traps and other documents stop here."""

import io
import re
import zipfile

from pc_desktop.domain.errors import Unavailable
from pc_desktop.exchange.grids import refused

MOST_PARTS = 4_000
MOST_UNPACKED = 400_000_000
SUSPECT_PART = 10_000_000
MOST_RATIO = 200
_ENTITY = re.compile(rb"<!(?:DOCTYPE|ENTITY)", re.IGNORECASE)
_READ_PARTS = re.compile(
    r"(?i)^(?:\[content_types\]\.xml|_rels/.*|content\.xml|xl/(?!xmlMaps).*\.(?:xml|rels))$"
)
_LOOKED_AT = 65_536


def check(content: bytes) -> str:
    """Tell which workbook a zip holds (xlsx, xlsb or ods); raises Unavailable where it is unsafe."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            parts = archive.infolist()
            _refuse_bombs(parts, len(content))
            _refuse_odd_parts(parts)
            kind = _kind({part.filename for part in parts})
            if kind == "ods":
                _refuse_locked(archive)
            for part in parts:
                if _READ_PARTS.match(part.filename):
                    _refuse_entities(archive, part)
            return kind
    except Unavailable:
        raise
    except Exception as fault:  # a damaged zip makes the library fail in many ways
        raise refused("The file is damaged. Ask for it to be sent again.") from fault


def _refuse_bombs(parts: list[zipfile.ZipInfo], size: int) -> None:
    """Refuse what would unpack to far more than a workbook ever is, going by what the file says of itself."""
    unpacked = sum(part.file_size for part in parts)
    swollen = any(
        part.file_size > SUSPECT_PART and part.file_size > MOST_RATIO * max(part.compress_size, 1)
        for part in parts
    )
    overlapping = sum(part.compress_size for part in parts) > size
    if len(parts) > MOST_PARTS or unpacked > MOST_UNPACKED or swollen or overlapping:
        raise refused(
            "Unpacked it would be absurdly large, which no honest workbook is. Tell whoever sent it."
        )


def _refuse_odd_parts(parts: list[zipfile.ZipInfo]) -> None:
    """Refuse two parts of one name, which readers understand differently, and parts under a password."""
    names = [part.filename for part in parts]
    if len(set(names)) < len(names):
        raise refused(
            "The file is damaged: it holds the same part twice. Open it in Excel and save a fresh copy."
        )
    if any(part.flag_bits & 1 for part in parts):
        raise refused("It is protected by a password. Ask for it again without one.")


def _kind(names: set[str]) -> str:
    """Tell the kind of workbook by the parts it is made of."""
    lower = {name.replace("\\", "/").lower() for name in names}
    if any(name.startswith("xl/") for name in lower):
        return "xlsb" if any(name.endswith("workbook.bin") for name in lower) else "xlsx"
    if "content.xml" in lower:
        return "ods"
    if any(name.startswith("word/") for name in lower):
        raise refused("It is a Word document, not a workbook. Ask for the workbook itself.")
    if any(name.startswith("ppt/") for name in lower):
        raise refused("It is a presentation, not a workbook. Ask for the workbook itself.")
    if any(name.endswith(".iwa") or name == "index.zip" for name in lower):
        raise refused("It is from Apple Numbers. Ask for it to be exported as an Excel workbook (.xlsx).")
    if "[content_types].xml" in lower:
        return "xlsx"
    raise refused("It is a compressed folder. Unpack it first and read the workbook inside.")


def _refuse_locked(archive: zipfile.ZipFile) -> None:
    """Refuse an OpenDocument workbook whose list of parts says they are encrypted."""
    try:
        manifest = archive.read("META-INF/manifest.xml")
    except KeyError:
        return
    if b"encryption-data" in manifest:
        raise refused("It is protected by a password. Ask for a copy without one.")


def _refuse_entities(archive: zipfile.ZipFile, part: zipfile.ZipInfo) -> None:
    """Refuse a part that defines words of its own, with which a small file can be made to fill any memory."""
    with archive.open(part) as stream:
        opening = stream.read(_LOOKED_AT)
    if _ENTITY.search(opening) or _ENTITY.search(opening.replace(b"\0", b"")):
        raise refused("It holds instructions that could make a reader run for ever. Tell whoever sent it.")
