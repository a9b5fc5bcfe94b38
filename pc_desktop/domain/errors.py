"""The two ways an act can fail that are nobody's bug: a rule said no, or the world did."""


class Refused(Exception):
    """A rule said no and nothing changed.

    `sentence` is read by people as it stands; it says what was refused and, where it can, what to do.
    """

    def __init__(self, sentence: str) -> None:
        """Keep the sentence people will read."""
        super().__init__(sentence)
        self.sentence = sentence


class Unavailable(Exception):
    """The world said no: a full disk, a missing folder, a damaged or locked file.

    `title` says what did not work, `advice` what to do about it; neither names a patient.
    """

    def __init__(self, title: str, advice: str) -> None:
        """Keep the two sentences people will read."""
        super().__init__(f"{title} {advice}")
        self.title = title
        self.advice = advice


class Locked(Unavailable):
    """A file is protected by a password, and none of those known opens it."""
