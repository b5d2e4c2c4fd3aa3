"""``python -m secondsource`` and the command ``secondsource``."""

import sys


def main() -> None:
    """Run the command line; exits with 0 (done), 1 (nothing could be read, or --strict), 2 (wrong usage), 130 (interrupted)."""
    from secondsource.cli import run_command_line

    sys.exit(run_command_line())


if __name__ == "__main__":
    main()
