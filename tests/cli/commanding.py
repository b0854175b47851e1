"""The command line called as a function."""

from __future__ import annotations

from click.testing import CliRunner, Result

from workbench.cli.commands import workbench


def said(*arguments: object) -> Result:
    """What a command answers."""
    return CliRunner().invoke(workbench, [str(a) for a in arguments])
