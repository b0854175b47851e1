"""The program: the window where nothing else is asked for, the command line for everything else."""

from __future__ import annotations

import gc
import os
import sys
from pathlib import Path

from workbench.paths import READ, is_frozen


def main() -> None:
    """Runs what the arguments ask for: nothing, or a dossier, for the window; a command for the command line."""
    arguments = sys.argv[1:]
    if arguments[:1] == [READ]:
        from workbench.importing.child import main as read

        read(arguments[1])
        return
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")
    if not arguments or (len(arguments) == 1 and Path(arguments[0]).is_file()):
        sys.exit(_window(Path(arguments[0]) if arguments else None))
    from workbench.cli.commands import workbench
    from workbench.cli.group import Front

    gc.freeze()
    gc.disable()  # a command is over soon: looking for cycles among 50,000 rows would take a third of its time
    workbench(prog_name="workbench", obj=Front(show_window=_window if _has_screen() else None))


def _window(path: Path | None) -> int:
    """Shows the window until it is closed; says in one sentence where Qt cannot be loaded."""
    if not _can_show():
        sys.stderr.write(_NO_SCREEN + "\n")
        return 2
    try:
        from workbench.ui.application import run
    except ImportError as error:
        sys.stderr.write(f"{_NO_QT} ({error})\n")
        return 2
    return run(path)


def _can_show() -> bool:
    """Whether Qt finds somewhere to draw: without a screen it would end the process."""
    if sys.platform != "linux" or os.environ.get("QT_QPA_PLATFORM"):
        return True
    if os.environ.get("DISPLAY"):
        if is_frozen():
            os.environ["QT_QPA_PLATFORM"] = "xcb"  # the build holds no other way to a screen
        return True
    return bool(os.environ.get("WAYLAND_DISPLAY")) and not is_frozen()


def _has_screen() -> bool:
    """Whether a person sits at a terminal beside a screen."""
    return _can_show() and os.environ.get("QT_QPA_PLATFORM") != "offscreen" and sys.stdin.isatty()


_NO_SCREEN = (
    "No hay pantalla donde mostrar la ventana; los comandos funcionan sin ella (workbench --help). / "
    "There is no screen to show the window on; the commands work without one (workbench --help)."
)
_NO_QT = "La ventana no se puede cargar / The window cannot be loaded"

if __name__ == "__main__":
    main()
