"""Everything the menus offer: its words, its key, what it does in a sentence, and where the help is."""

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class ActionWords:
    """One action as people meet it; `key` is empty only where `no_key` says why."""

    name: str
    menu: str
    text: str
    key: str
    tip: str
    help_page: str
    no_key: str = ""


SCREENS: Final = (
    ("referrals", "Referrals"),
    ("beds", "Beds"),
    ("meeting", "Meeting"),
    ("outcomes", "Outcomes"),
    ("exchange", "Exchange"),
    ("history", "History"),
    ("setup", "Setup"),
    ("help", "Help"),
)
"""The screens in the order of the navigation; Ctrl and a number opens each, F1 the help."""

_PAGES: Final = {
    "referrals": "referrals",
    "beds": "bed-board",
    "meeting": "meeting-and-decisions",
    "outcomes": "outcomes",
    "exchange": "import-returns",
    "history": "history-and-undo",
    "setup": "setup",
    "help": "start",
}


_RARE: Final = "wanted seldom, and never by mistake"


def screen_key(number: int, name: str) -> str:
    """Give the key that opens a screen."""
    return "F1" if name == "help" else f"Ctrl+{number}"


ACTIONS: Final = (
    ActionWords(
        "import",
        "File",
        "Import returns…",
        "Ctrl+I",
        "Read weekly returns and preview them",
        "import-returns",
    ),
    ActionWords(
        "issue", "File", "Issue minutes…", "Ctrl+Shift+M", "Lock the minutes of this meeting", "minutes"
    ),
    ActionWords(
        "export", "File", "Export minutes…", "Ctrl+M", "Write the minutes to an Excel workbook", "minutes"
    ),
    ActionWords(
        "table",
        "File",
        "Export this table…",
        "Ctrl+Shift+E",
        "Write the table in view to a workbook or to text",
        "sending-workbooks",
    ),
    ActionWords(
        "send",
        "File",
        "Send out…",
        "Ctrl+E",
        "Write returns, forms or everything as workbooks",
        "sending-workbooks",
    ),
    ActionWords("quit", "File", "Quit", "Ctrl+Q", "Close the window; everything is saved", "start"),
    ActionWords("undo", "Edit", "Undo", "Ctrl+Z", "Take back the latest step", "history-and-undo"),
    ActionWords(
        "redo", "Edit", "Redo", "Ctrl+Shift+Z", "Do again what was last taken back", "history-and-undo"
    ),
    ActionWords(
        "room", "View", "Room window", "F5", "Show the meeting-room window, or close it", "room-window"
    ),
    ActionWords(
        "pause room",
        "View",
        "Pause the room",
        "F8",
        "Empty the meeting-room window, or show it again",
        "room-window",
    ),
    ActionWords(
        "guest",
        "View",
        "Guest in the room",
        "F9",
        "Show the room this patient alone while a guest is there",
        "room-window",
    ),
    ActionWords(
        "capture",
        "View",
        "Keep this window out of screen sharing",
        "Ctrl+Shift+G",
        "Leave this window, never the room's, out of what is shared on a call",
        "room-window",
    ),
    ActionWords(
        "keys",
        "Edit",
        "Keys of the meeting…",
        "Ctrl+K",
        "Choose which letter does what in the meeting",
        "keyboard",
    ),
    ActionWords(
        "lock", "Safety", "Lock now", "F12", "Hide every window until the passphrase is typed", "storage"
    ),
    ActionWords(
        "who",
        "Safety",
        "Who is working…",
        "Ctrl+Shift+W",
        "Say whose name and role stand on every step",
        "roles",
    ),
    ActionWords(
        "backups",
        "Safety",
        "Backups…",
        "Ctrl+Shift+B",
        "See the backups, make one, go back to one",
        "backups",
    ),
    ActionWords(
        "pack", "Safety", "Hand over…", "Ctrl+Shift+H", "Make a sealed pack for another laptop", "hand-over"
    ),
    ActionWords(
        "take in",
        "Safety",
        "Take a pack in…",
        "Ctrl+Shift+T",
        "Join what another laptop handed over",
        "hand-over",
    ),
    ActionWords(
        "check",
        "Safety",
        "Check the store",
        "Ctrl+Shift+K",
        "Check the file, the rules and the journal",
        "safety",
    ),
    ActionWords(
        "retention",
        "Safety",
        "Records due for erasure…",
        "",
        "See what the rule makes due",
        "retention",
        _RARE,
    ),
    ActionWords(
        "passphrase", "Safety", "Change the passphrase…", "", "Choose another passphrase", "storage", _RARE
    ),
    ActionWords(
        "recovery", "Safety", "New recovery key…", "", "Print a key for a lost passphrase", "storage", _RARE
    ),
    ActionWords(
        "remember",
        "Safety",
        "Remember on this computer…",
        "",
        "Let this computer's keyring open the store, or end that",
        "storage",
        _RARE,
    ),
    ActionWords("larger", "View", "Larger letters", "Ctrl+=", "Make everything larger", "setup"),
    ActionWords("smaller", "View", "Smaller letters", "Ctrl+-", "Make everything smaller", "setup"),
    ActionWords("theme", "View", "Light or dark", "Ctrl+T", "Change between light and dark", "setup"),
    *(
        ActionWords(
            f"show {name}", "Go", words, screen_key(number, name), f"Show the {words} screen", _PAGES[name]
        )
        for number, (name, words) in enumerate(SCREENS, start=1)
    ),
)
