"""The command line. `main` is the program ``briefgen``.

One module a command. What a command prints as its result goes to stdout;
everything else, from progress to errors, goes to stderr.
"""

import sys


def main() -> None:
    """Run the command that ``sys.argv`` names, and end the process."""
    if sys.argv[1:] == ["--version"]:
        # Asked often, by scripts: answered before anything is loaded.
        from briefgen import __version__

        sys.stdout.write(f"briefgen {__version__}\n")
        return
    from briefgen.cli import startup

    startup.hurry()
    from briefgen.cli.run import run

    startup.end(run(sys.argv[1:]))
