"""The command line: `shirube COMMAND`; commands are imported when they are called."""

import sys


def main() -> None:
    """Run the command line; exit 0 fine, 1 problems found, 2 wrong use."""
    from shirube.interfaces.cli.group import cli, run

    sys.exit(run(cli))
