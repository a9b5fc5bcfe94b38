"""What the script says, and the one way it stops: a sentence and exit code 1."""

import sys
import time


class Stopped(Exception):
    """Something outside the script is missing; `sentence` says what, and what to do."""

    def __init__(self, sentence: str) -> None:
        """Keep the sentence people will read."""
        super().__init__(sentence)
        self.sentence = sentence


def say(sentence: str) -> None:
    """Print one line at once, so that progress is seen even where the output goes to a file."""
    print(sentence, flush=True)


def complain(sentence: str) -> None:
    """Print one line to the error output."""
    print(sentence, file=sys.stderr, flush=True)


class MovingLine:
    """One line that is written over on a terminal; in a log, a new line every `seconds`."""

    def __init__(self, seconds: float = 15.0) -> None:
        """Begin silent."""
        self._seconds = seconds
        self._last = time.monotonic()

    def show(self, sentence: str) -> None:
        """Show how far things are."""
        if sys.stdout.isatty():
            print("\r\x1b[K" + sentence[:78], end="", flush=True)
        elif time.monotonic() - self._last >= self._seconds:
            self._last = time.monotonic()
            say(sentence)

    def end(self) -> None:
        """Leave nothing on the terminal's line."""
        if sys.stdout.isatty():
            print("\r\x1b[K", end="", flush=True)
