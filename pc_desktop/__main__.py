"""Begin: the command line when there are words on it, the window when there are none."""

import sys


def main() -> None:
    """Run the command line, or open the window where nothing was asked for."""
    if len(sys.argv) > 1:
        from pc_desktop.cli import main as command_line

        command_line()
    else:
        from pc_desktop.bootstrap import run_start_window

        sys.exit(run_start_window())


if __name__ == "__main__":
    main()
