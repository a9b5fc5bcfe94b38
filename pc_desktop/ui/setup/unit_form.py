"""The form of a unit: every field with what is set up, or with what a new unit most likely is."""

from typing import Final

from pc_desktop.domain.places import SEXES, Unit, offer_words
from pc_desktop.domain.profile import Profile
from pc_desktop.reference import code_list
from pc_desktop.services.desk import Desk
from pc_desktop.services.setup_places_view import earlier_types, trust_names, unit_lines
from pc_desktop.services.setup_view import choosable_needs
from pc_desktop.ui.widgets.form import Field, Form, Kind
from pc_desktop.ui.widgets.shown import Choice

_OLDEST, _PLACES = 120, 99
_WHERE: Final = (Choice("in", "In the region"), Choice("out", "Outside, for placements out of area"))


def unit_form(desk: Desk, profile: Profile, key: str | None) -> Form:
    """Make the form of a unit, or of a new one where `key` is None."""
    held = next((line for line in desk.ask(unit_lines) if line.unit.key == key), None)
    unit, trust = (held.unit, held.trust) if held else (_likely(profile), "")
    needs = desk.ask(lambda reading: choosable_needs(reading, profile))
    where = () if held else (Field("where", "Where", Kind.CHOICE, "in", choices=_WHERE),)
    fields = (
        Field("name", "Name", Kind.TEXT, unit.name),
        *where,
        *_place(unit, trust, desk.ask(trust_names), profile),
        *_takes(unit),
        Field(
            "offers",
            "What it offers",
            Kind.SEVERAL,
            unit.offers,
            "Space switches one. Needs of your own are added under Needs.",
            tuple(Choice(need, offer_words(need)) for need in needs),
        ),
        Field(
            "known_as",
            "Also known as",
            Kind.TEXT,
            ", ".join(unit.known_as),
            "Other names its returns use, with commas between them.",
        ),
    )
    return Form(unit.name if held else "Add a unit", "Save" if held else "Add", fields)


def _place(unit: Unit, trust: str, trusts: tuple[str, ...], profile: Profile) -> tuple[Field, ...]:
    """Make the fields of who runs a unit, where it is and what its beds are."""
    choices = tuple(Choice(name, name) for name in trusts)
    district = "The first half of its postcode, such as CV34: distances need it."
    return (
        Field("trust", "Trust or provider", Kind.SUGGEST, trust, "Choose one, or write a new one.", choices),
        Field("outcode", "Postcode district", Kind.TEXT, unit.outcode, district),
        Field("bed_type", "What its beds are", Kind.CHOICE, unit.bed_type, choices=_bed_types(profile)),
    )


def _takes(unit: Unit) -> tuple[Field, ...]:
    """Make the fields of whom a unit takes."""
    return (
        Field(
            "sexes",
            "Takes",
            Kind.CHOICE,
            unit.sexes,
            choices=tuple(Choice(key, words.capitalize()) for key, words in SEXES.items()),
        ),
        Field("youngest", "From the age of", Kind.NUMBER, unit.youngest, most=_OLDEST),
        Field("oldest", "Up to the age of", Kind.NUMBER, unit.oldest, most=_OLDEST, without="No upper age"),
        Field(
            "men",
            "At most so many men",
            Kind.NUMBER,
            unit.men_places,
            "Where it takes both.",
            most=_PLACES,
            without="No limit",
        ),
        Field(
            "one_to_one",
            "One-to-one nursing for so many",
            Kind.NUMBER,
            unit.one_to_one_places,
            most=_PLACES,
            without="No limit recorded",
        ),
    )


def _likely(profile: Profile) -> Unit:
    """Make what a new unit of this kind of collaborative most likely is."""
    youngest, oldest = (0, 17) if profile.populations == ("under_18",) else (18, None)
    bed_type = next(iter(profile.bed_types), "")
    return Unit("", "", "", "", 0, bed_type, (), "any", youngest, oldest, None, None, None, True, ())


def _bed_types(profile: Profile) -> tuple[Choice, ...]:
    """Offer every class of beds, the profile's first, each with the codes it had before."""
    labels = code_list("mh_bed_type_v6")
    codes = dict.fromkeys((*profile.bed_types, *sorted(labels)))
    return tuple(Choice(code, f"{code} {labels.get(code, '')}{_earlier(code)}") for code in codes)


def _earlier(code: str) -> str:
    """Say which codes of version 5 became this one."""
    old = earlier_types(code)
    return f" (version 5: {old})" if old else ""
