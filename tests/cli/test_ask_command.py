"""What the commands about questions say of themselves."""

from __future__ import annotations

from click.testing import CliRunner

from workbench.cli.commands import workbench


def test_the_widest_audience_of_a_pack_does_not_promise_to_hide_what_was_ticked() -> None:
    said = " ".join(CliRunner().invoke(workbench, ["pack", "--help"]).output.split())
    assert "Show nobody more than this" in said and "what was ticked for one is shown to it all the same" in said
