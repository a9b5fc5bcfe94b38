"""Takes the attachments out of e-mails, saved as text (.eml) or by Outlook (.msg); nothing in them is run or shown."""

import email
import io
import re
from collections.abc import Iterator
from email import policy
from typing import Any, Final

from pc_desktop.exchange.grids import refused

Attached = tuple[str, bytes]
"""The name of an attachment and its bytes."""

_MOST, _DEEPEST = 50, 4
_HEADER: Final = re.compile(rb"[!-9;-~]{1,60}:[ \t]")
_OF_A_MAIL: Final = re.compile(
    rb"(?im)^(?:from|received|return-path|delivered-to|x-[!-9;-~]+|subject|message-id|mime-version|date):"
)
_SENT: Final = re.compile(rb"(?im)^(?:from|received|message-id|subject|return-path):")
_PICTURES: Final = ("image/", "text/calendar", "application/pgp-signature", "application/pkcs7-signature")
_PICTURE_NAMES: Final = (".png", ".jpg", ".jpeg", ".gif", ".bmp", ".svg", ".ics", ".p7s", ".asc", ".vcf")
_PROPERTIES: Final = "__properties_version1.0"
_STREAM: Final = "__substg1.0_"
_BYTES: Final = f"{_STREAM}37010102"
_NAMES: Final = tuple(f"{_STREAM}{tag}" for tag in ("3707001F", "3707001E", "3704001F", "3704001E"))


def is_text_mail(content: bytes) -> bool:
    """Tell whether these bytes are an e-mail saved as text: headers of one, up to an empty line."""
    opening = re.split(rb"\r?\n\r?\n", content[:32_768].lstrip(b"\xef\xbb\xbf\r\n"), maxsplit=1)[0]
    found = len(_OF_A_MAIL.findall(opening))
    return bool(_HEADER.match(opening)) and bool(_SENT.search(opening)) and found >= 2


def is_outlook(content: bytes) -> bool:
    """Tell whether an older compound file is an e-mail of Outlook's."""
    return _PROPERTIES.encode("utf-16-le") in content and _STREAM.encode("utf-16-le") in content


def attachments(content: bytes) -> tuple[Attached, ...]:
    """Give every attachment worth reading; raises Unavailable where there is none, or where they are too many."""
    found = list(_of_outlook(content) if is_outlook(content) else _of_text(content))
    if len(found) > _MOST:
        raise refused("This e-mail has far too many attachments. Save the workbook by itself and read that.")
    if not found:
        raise refused("This e-mail has no workbook attached. Ask for it to be sent again with the workbook.")
    return tuple(found)


def _of_text(content: bytes, depth: int = 0) -> Iterator[Attached]:
    """Give the attachments of an e-mail saved as text, and of e-mails attached to it."""
    message = email.message_from_bytes(content.lstrip(b"\xef\xbb\xbf\r\n"), policy=policy.default)
    for part in message.walk():
        name = part.get_filename()
        if part.is_multipart():
            continue
        kind = part.get_content_type()
        if kind == "message/rfc822" and depth < _DEEPEST:
            inner = part.get_payload(decode=True)
            if isinstance(inner, bytes):
                yield from _of_text(inner, depth + 1)
        elif name and not _is_picture(kind, name):
            inside = part.get_payload(decode=True)
            if isinstance(inside, bytes) and inside:
                yield _plain(name), inside


def _of_outlook(content: bytes) -> Iterator[Attached]:
    """Give the attachments of an Outlook e-mail, those of e-mails attached to it included."""
    import olefile

    try:
        with olefile.OleFileIO(io.BytesIO(content)) as file:
            names = {tuple(path) for path in file.listdir()}
            for path in sorted(names):
                if path[-1] == _BYTES:
                    name = _outlook_name(file, path[:-1], names)
                    if not _is_picture("", name):
                        yield _plain(name), file.openstream(list(path)).read()
    except Exception as fault:  # a damaged e-mail makes the library fail in many ways
        raise refused("This e-mail is damaged. Save the workbook out of it and read that.") from fault


def _outlook_name(file: Any, folder: tuple[str, ...], names: set[tuple[str, ...]]) -> str:
    """Give the name of an attachment, the long one where there is one."""
    for last in _NAMES:
        if (*folder, last) in names:
            said = file.openstream([*folder, last]).read()
            return str(said.decode("utf-16-le" if last.endswith("1F") else "cp1252", "replace")).strip("\0 ")
    return "attachment"


def _is_picture(kind: str, name: str) -> bool:
    """Tell whether an attachment is a picture, a signature or an invitation, which nobody meant to be read."""
    return kind.startswith(_PICTURES) or name.lower().endswith(_PICTURE_NAMES)


def _plain(name: str) -> str:
    """Give a file's name without any folder it claims to be in."""
    return re.split(r"[\\/]", name)[-1].strip() or "attachment"
