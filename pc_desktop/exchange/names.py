"""Brings people's names to Given Surname, however a ward types them."""

import re

_TITLES = frozenset({"mr", "mrs", "miss", "ms", "mx", "dr", "prof", "rev", "master", "sir", "lady"})
_BRACKETS = re.compile(r"\s*\([^)]*\)")
_WORD = re.compile(r"[^\W\d_]+")
_INITIALS = re.compile(r"(?:[A-Z][. ]?){2,3}")
_SMALL = frozenset({"DE", "DER", "DEN", "VAN", "VON", "LA", "LE", "DI", "DA", "DOS", "BIN", "AL", "EL"})


def regular(text: str) -> str | None:
    """Give a name as Given Surname: "SURNAME, Given (Ms)" is turned round, capitals are made small.

    A comma decides which is the surname; without one, words in capitals at the start of a mixed name do.
    """
    tidy = _BRACKETS.sub("", " ".join(text.split())).strip(" ,.;")
    if not tidy:
        return None
    surname, comma, given = tidy.partition(",")
    if comma and _words(given):
        parts = [*_words(given), *_words(surname)]
    else:
        parts = _surname_last(_words(tidy.replace(",", " ")))
    return " ".join(_cased(part, parts) for part in parts) or None


def together(given: str | None, surname: str | None) -> str | None:
    """Join a forename and a surname from two columns."""
    return regular(f"{surname or ''}, {given or ''}" if given and surname else given or surname or "")


def apart(text: str) -> tuple[str | None, str | None, str | None]:
    """Give surname, given names and title of a name in one cell; a single word is a surname."""
    titles = [word for word in re.findall(r"[^\s(),]+", text) if word.strip(".").lower() in _TITLES]
    tidy = _BRACKETS.sub("", " ".join(text.split())).strip(" ,.;")
    last, comma, first = tidy.partition(",")
    if comma and _words(first):
        given, surname = _words(first), _words(last)
    else:
        given, surname = _given_and_surname(_words(tidy.replace(",", " ")))
    whole = [*given, *surname]
    cased = [_cased(word, whole) for word in whole]
    title = titles[0].strip(".").capitalize() if titles else None
    return " ".join(cased[len(given) :]) or None, " ".join(cased[: len(given)]) or None, title


def as_initials(text: str) -> str | None:
    """Give initials in capitals without points where the text is nothing but initials, otherwise None."""
    tidy = text.strip()
    return re.sub(r"[. ]", "", tidy) if _INITIALS.fullmatch(tidy) else None


def _words(text: str) -> list[str]:
    """Give the words of a name without titles."""
    return [word for word in text.split() if word.strip(".").lower() not in _TITLES]


def _surname_last(words: list[str]) -> list[str]:
    """Move a surname written first in capitals to the end of an otherwise mixed name."""
    given, surname = _given_and_surname(words)
    return [*given, *surname]


def _given_and_surname(words: list[str]) -> tuple[list[str], list[str]]:
    """Part a name: a surname written first in capitals in an otherwise mixed name, otherwise the last word."""
    leading = 0
    while leading < len(words) and words[leading].isupper() and len(words[leading]) > 1:
        leading += 1
    if 0 < leading < len(words) and not any(word.isupper() and len(word) > 1 for word in words[leading:]):
        return words[leading:], words[:leading]
    return words[:-1], words[-1:]


def _cased(word: str, all_words: list[str]) -> str:
    """Write a word of capitals with one capital in each part; a mixed word stays as it was typed."""
    if word.isupper() and (len(word) > 1 or len(all_words) == 1):
        if word in _SMALL and word != all_words[-1]:
            return word.lower()
        return _WORD.sub(lambda part: part[0].capitalize(), word)
    if word.islower() and all(other.islower() for other in all_words):
        return _WORD.sub(lambda part: part[0].capitalize(), word)
    return word
