"""What is asked before this computer remembers a store, and what Setup says of it."""

from pc_desktop.domain.errors import Refused
from pc_desktop.services.office import Office
from pc_desktop.services.region import settings_of
from pc_desktop.services.safekeeping import Safekeeping
from pc_desktop.ui.widgets.form import Field, Form, Kind, Values


def may_remember(office: Office) -> bool:
    """Tell whether Setup lets computers remember the passphrase."""
    return office.desk.ask(settings_of)["may_remember"] == "yes"


def lasting_safe(office: Office) -> Safekeeping | None:
    """Give what keeps a store that lasts; None where it lives only as long as the window."""
    return None if office.is_sample else office.safe


def own_safe(office: Office) -> Safekeeping:
    """Give what keeps a store that lasts; refuses where it lives only as long as the window."""
    safe = lasting_safe(office)
    if safe is None:
        raise Refused("This works on a store of your own. Make one first.")
    return safe


def remember_form(office: Office) -> Form:
    """Ask for the passphrase before this computer remembers it; refuses where Setup says no."""
    if not may_remember(office):
        raise Refused("Setup says that no computer remembers the passphrase.")
    return Form(
        "Remember on this computer",
        "Remember",
        (Field("words", "Passphrase now", Kind.SECRET, ""),),
        "This computer's keyring then opens the store for whoever is signed in here as you are. "
        "The lock asks for the passphrase all the same.",
    )


def refuse_wrong(safe: Safekeeping, values: Values) -> None:
    """Refuse a passphrase that does not open the store."""
    if not safe.opens_with(values["words"]):
        raise Refused("That passphrase does not open this store. Check capital letters and try again.")
