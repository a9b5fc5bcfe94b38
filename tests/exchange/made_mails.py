"""Makes e-mails with workbooks attached, as text and as Outlook saves them, for the tests of reading."""

import struct
from email.message import EmailMessage
from itertools import pairwise

_SECTOR, _END, _FREE, _FAT = 512, 0xFFFFFFFE, 0xFFFFFFFF, 0xFFFFFFFD
_LEAST = 4096
"""What is shorter is kept another way in such a file, so everything is made this long."""


def text_mail(*attached: tuple[str, bytes], subject: str = "Weekly return") -> bytes:
    """Write an e-mail as text."""
    message = EmailMessage()
    message["From"], message["To"], message["Subject"] = "a@example.invalid", "b@example.invalid", subject
    message["Date"] = "Mon, 16 Nov 2026 09:00:00 +0000"
    message.set_content("Here is our return.")
    for name, content in attached:
        message.add_attachment(content, maintype="application", subtype="octet-stream", filename=name)
    return message.as_bytes()


def outlook_mail(*attached: tuple[str, bytes]) -> bytes:
    """Write an e-mail as Outlook saves it: a compound file with a folder for each attachment."""
    names: list[tuple[str, bytes | None]] = [("Root Entry", None), ("__properties_version1.0", b"\0" * 40)]
    children: dict[int, list[int]] = {0: [1]}
    for place, (name, content) in enumerate(attached):
        folder = len(names)
        children[0].append(folder)
        names.append((f"__attach_version1.0_#{place:08X}", None))
        children[folder] = [len(names), len(names) + 1]
        names.append(("__substg1.0_3707001F", name.encode("utf-16-le")))
        names.append(("__substg1.0_37010102", content))
    return _compound(names, children)


def _compound(names: list[tuple[str, bytes | None]], children: dict[int, list[int]]) -> bytes:
    """Write a compound file of version 3 with everything in whole sectors."""
    sectors: list[bytes] = []
    chain: list[int] = []
    starts: dict[int, tuple[int, int]] = {}

    def put(content: bytes) -> int:
        first = len(sectors)
        pieces = [content[at : at + _SECTOR].ljust(_SECTOR, b"\0") for at in range(0, len(content), _SECTOR)]
        sectors.extend(pieces)
        chain.extend([*range(first + 1, first + len(pieces)), _END])
        return first

    for place, (_, content) in enumerate(names):
        if content is not None:
            starts[place] = (put(content.ljust(_LEAST, b"\0")), max(len(content), _LEAST))
    right = {one: other for several in children.values() for one, other in pairwise(several)}
    entries = b""
    for place, (name, content) in enumerate(names):
        start, size = starts.get(place, (_END if place == 0 else 0, 0))
        written = (name.encode("utf-16-le") + b"\0\0").ljust(64, b"\0")
        kind = 5 if place == 0 else 1 if content is None else 2
        child = children.get(place, [_FREE])[0]
        entries += written + struct.pack("<HBB", 2 * len(name) + 2, kind, 1)
        entries += struct.pack("<III", _FREE, right.get(place, _FREE), child) + b"\0" * 36
        entries += struct.pack("<IQ", start, size)
    directory = put(entries.ljust(-(-len(entries) // _SECTOR) * _SECTOR, b"\0"))
    count = 1
    while (len(chain) + count) * 4 > count * _SECTOR:
        count += 1
    fats = list(range(len(chain), len(chain) + count))
    table = struct.pack(f"<{len(chain) + count}I", *chain, *[_FAT] * count).ljust(count * _SECTOR, b"\xff")
    header = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 16 + struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6)
    header += b"\0" * 10 + struct.pack("<IIIIIIII", count, directory, 0, 4096, _END, 0, _END, 0)
    header += struct.pack("<109I", *fats, *[_FREE] * (109 - count))
    return header + b"".join(sectors) + table
