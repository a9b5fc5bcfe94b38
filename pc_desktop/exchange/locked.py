"""Opens workbooks under a password, in memory: Excel's own silent one, or the one that was given."""

import io
from collections.abc import Sequence
from types import SimpleNamespace

from pc_desktop.exchange.grids import locked

SILENT = "VelvetSweatshop"  # Excel protects with this word, and opens with it, without ever asking anybody
_ENCRYPTED = ("EncryptedPackage", "EncryptionInfo")


def is_package(content: bytes) -> bool:
    """Tell whether these bytes are a newer workbook wrapped in encryption."""
    if not all(name.encode("utf-16-le") in content for name in _ENCRYPTED):
        return False
    import msoffcrypto

    try:
        return bool(msoffcrypto.OfficeFile(io.BytesIO(content)).format == "ooxml")
    except Exception:  # noqa: BLE001 - a hostile file makes the library fail in any way at all
        return False


def is_encrypted(content: bytes) -> bool:
    """Tell whether an older workbook (.xls) says of itself that it is encrypted."""
    import msoffcrypto

    try:
        return bool(msoffcrypto.OfficeFile(io.BytesIO(content)).is_encrypted())
    except Exception:  # noqa: BLE001 - a hostile file makes the library fail in any way at all
        return False


def opened(content: bytes, passwords: Sequence[str]) -> bytes:
    """Decrypt a workbook with Excel's silent password or one of those given; raises Locked otherwise."""
    for word in dict.fromkeys((SILENT, *passwords)):
        plain = _decrypted(content, word)
        if plain is not None:
            return plain
    if passwords:
        raise locked(
            "It is protected by a password, and this is not the one. Ask for the password, or a copy without."
        )
    raise locked("It is protected by a password. Ask for the password, or for a copy without one.")


def opens_with(content: bytes, passwords: Sequence[str]) -> str | None:
    """Give the password that opens a workbook; None where it wants none, or none of these opens it."""
    if not is_package(content) and not (content.startswith(b"\xd0\xcf\x11\xe0") and is_encrypted(content)):
        return None
    return next((word for word in (SILENT, *passwords) if _decrypted(content, word) is not None), None)


def closed(content: bytes, password: str) -> bytes:
    """Put a workbook under a password, in memory."""
    from msoffcrypto.format.ooxml import OOXMLFile

    out = io.BytesIO()
    OOXMLFile(io.BytesIO(content)).encrypt(password, out)
    return out.getvalue()


def _decrypted(content: bytes, word: str) -> bytes | None:
    """Decrypt with one password; None where it does not fit or the protection is of another kind."""
    import msoffcrypto
    from msoffcrypto.format import xls97

    # For older workbooks the library writes what it has decrypted to a file; memory takes its place.
    xls97.tempfile = SimpleNamespace(TemporaryFile=io.BytesIO)
    try:
        office = msoffcrypto.OfficeFile(io.BytesIO(content))
        office.load_key(password=word)
        plain = io.BytesIO()
        office.decrypt(plain)
    except Exception:  # noqa: BLE001 - a hostile file makes the library fail in any way at all
        return None
    return plain.getvalue()
