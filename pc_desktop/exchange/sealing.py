"""Workbooks under a password: encrypted as Excel itself does it (AES, agile), in memory, before anything is written."""

from io import BytesIO

from pc_desktop.domain.errors import Refused

SHORTEST = 12
"""The fewest signs of a password; Excel's own protection is as strong as the password and no stronger."""


def refuse_weak(password: str) -> None:
    """Refuse a password that would be guessed."""
    if len(password) < SHORTEST:
        raise Refused(
            f"Choose a password of {SHORTEST} signs or more, such as four words nobody would put together."
        )


def sealed(content: bytes, password: str) -> bytes:
    """Encrypt a workbook under a password; refuses a weak one."""
    refuse_weak(password)
    from msoffcrypto.format.ooxml import OOXMLFile

    written = BytesIO()
    OOXMLFile(BytesIO(content)).encrypt(password, written)
    return written.getvalue()
