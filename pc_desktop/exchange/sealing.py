"""Workbooks under a password: encrypted as Excel itself does it (AES, agile), in memory, before anything is written."""

from io import BytesIO

from pc_desktop.domain.protection import refuse_weak


def sealed(content: bytes, password: str) -> bytes:
    """Encrypt a workbook under a password; refuses a weak one."""
    refuse_weak(password)
    from msoffcrypto.format.ooxml import OOXMLFile

    written = BytesIO()
    OOXMLFile(BytesIO(content)).encrypt(password, written)
    return written.getvalue()
