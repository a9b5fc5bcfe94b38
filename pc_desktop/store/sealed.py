"""A sealed file: pressed together, encrypted under a passphrase of its own, and written whole or not at all."""

import json
import os
import secrets
import zlib
from pathlib import Path
from typing import Any, Final

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from pc_desktop.domain.errors import Unavailable
from pc_desktop.store import vault

_SIGN: Final = b"bed-meeting-pack 1\n"
_MOST: Final = 2**31
_MOST_N: Final = 2**20
_UNREADABLE: Final = Unavailable(
    "This pack cannot be read.", "It is damaged or no pack at all. Ask for it to be made again."
)


def seal_file(path: Path, passphrase: str, content: Any) -> None:
    """Write anything JSON can hold as a sealed file; raises Unavailable where it cannot be written."""
    salt, nonce, cost = secrets.token_bytes(16), secrets.token_bytes(12), vault.STRONG
    said = {"n": cost.n, "r": cost.r, "p": cost.p, "salt": salt.hex(), "nonce": nonce.hex()}
    head = _SIGN + json.dumps(said, sort_keys=True).encode() + b"\n"
    bare = zlib.compress(json.dumps(content, ensure_ascii=False, separators=(",", ":")).encode(), 6)
    whole = head + AESGCM(vault.derive(passphrase, salt, cost)).encrypt(nonce, bare, head)
    beside = path.with_name(f"{path.name}.{secrets.token_hex(4)}.new")
    try:
        vault.make_own(beside)
        with beside.open("wb") as out:
            out.write(whole)
            out.flush()
            os.fsync(out.fileno())
        beside.replace(path)
    except OSError as error:
        raise Unavailable(
            "The pack could not be written.", "Check the folder and the room on the disk."
        ) from error
    finally:
        beside.unlink(missing_ok=True)


def open_file(path: Path, passphrase: str) -> Any:
    """Open a sealed file; raises Unavailable where the passphrase is wrong or the file is none of ours."""
    try:
        whole = path.read_bytes()
        if not whole.startswith(_SIGN):
            raise _UNREADABLE
        end = whole.index(b"\n", len(_SIGN)) + 1
        said = json.loads(whole[len(_SIGN) : end])
        cost, salt = vault.Cost(said["n"], said["r"], said["p"]), bytes.fromhex(said["salt"])
        if not 1 < cost.n <= _MOST_N:
            raise _UNREADABLE
        box = AESGCM(vault.derive(passphrase, salt, cost))
        bare = box.decrypt(bytes.fromhex(said["nonce"]), whole[end:], whole[:end])
        return json.loads(_let_out(bare))
    except InvalidTag:
        raise Unavailable(
            "That passphrase does not open this pack.",
            "Check it with whoever made the pack, or ask for a new one.",
        ) from None
    except OSError as error:
        raise Unavailable(
            "The pack cannot be read.", "See that the file is there and may be read."
        ) from error
    except (ValueError, KeyError, TypeError, zlib.error, MemoryError, OverflowError):
        raise _UNREADABLE from None


def _let_out(bare: bytes) -> bytes:
    """Undo the pressing, up to a size no journal reaches."""
    out = zlib.decompressobj()
    whole = out.decompress(bare, _MOST)
    if out.unconsumed_tail:
        raise _UNREADABLE
    return whole
