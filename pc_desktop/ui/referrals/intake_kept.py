"""Half-typed forms, kept outside the journal until they are taken or thrown away."""

import json
from collections.abc import Mapping

from pc_desktop.services.desk import Desk

Values = Mapping[str, str]


class KeptForm:
    """One form's draft: the fields that differ from how the form began, and who was chosen as the patient."""

    def __init__(self, desk: Desk, key: str) -> None:
        """Keep under this key at a desk."""
        self._desk = desk
        self._key = key
        self._kept = ""

    def read(self) -> dict[str, str]:
        """Give what was kept; nothing where nothing was, or it cannot be read any more."""
        self._kept = self._desk.draft(self._key)
        try:
            found = json.loads(self._kept or "{}")
        except ValueError:
            return {}
        if not isinstance(found, dict):
            return {}
        return {str(field): text for field, text in found.items() if isinstance(text, str)}

    def keep(self, values: Values) -> None:
        """Keep these fields; the same ones again ask nothing of the disk, and none at all forgets the draft."""
        text = json.dumps(dict(values), ensure_ascii=False) if values else ""
        if text != self._kept:
            self._desk.keep_draft(self._key, text)
            self._kept = text

    def forget(self) -> None:
        """Forget what was kept."""
        self.keep({})
