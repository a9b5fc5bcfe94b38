"""Begin: the command line when there are words on it, the window when there are none."""

import sys

from pc_desktop.exchange.summons import is_meant


def main() -> None:
    """Run the command line, or open the window where nothing was asked for.

    A frozen application starts itself anew to read a workbook; that start does nothing else.
    """
    if is_meant(sys.argv):
        from pc_desktop.exchange.child import main as read_for_the_parent

        raise SystemExit(read_for_the_parent([]))
    if len(sys.argv) > 1:
        from pc_desktop.cli import main as command_line

        command_line()
    else:
        from pc_desktop.beginning import begin_store, restore_store
        from pc_desktop.bootstrap import run_start_window

        sys.exit(run_start_window(begin_store, restore_store))


if __name__ == "__main__":
    main()
