"""The command line: `shirube COMMAND`; commands are imported when they are called."""

import gc
import sys


def main() -> None:
    """Run the command line; exit 0 fine, 1 problems found, 2 wrong use."""
    # Most commands live for half a second and make many small frozen values: looking for
    # cycles among them took up to a sixth of that. Long ones still collect, more rarely.
    gc.set_threshold(200_000, 20, 20)
    from shirube.interfaces.cli.group import cli, run

    sys.exit(run(cli))
