"""`python -m pipelines.ui.start_ui PORT`: what `dg dev` starts (web server, daemon, code server), with the web server behind the guard."""

import signal
import subprocess
import sys
from collections.abc import Sequence
from typing import Any

from dagster._cli import dev
from dagster_shared.cli import WorkspaceOpts

from pipelines.settings import load_settings

_MODULES = {"dagster_webserver": "pipelines.ui.guarded_webserver", "dagster._daemon": "dagster._daemon"}
"""What Dagster starts with `python -m`, and what is started in its place."""

_HOST = "127.0.0.1"
_open_process = dev.open_ipc_subprocess  # type: ignore[attr-defined]


def _open_guarded(parts: Sequence[str], **kwargs: Any) -> subprocess.Popen[Any]:  # noqa: ANN401 — those of Dagster, handed on
    interpreter, flag, module, *rest = parts
    if flag != "-m" or module not in _MODULES:
        raise RuntimeError(
            f"this version of Dagster starts {parts[:3]}, for which there is no guard: install the versions of the lock file"
        )
    return _open_process([interpreter, flag, _MODULES[module], *rest], **kwargs)


def main(port: str) -> None:
    """Serve the UI on this machine until it is interrupted, or told to end by SIGTERM as a service manager does."""
    # Dagster ends on SIGTERM as on Ctrl-C; started in the background of a script, both are ignored, and only kill -9 is left
    signal.signal(signal.SIGINT, signal.default_int_handler)
    dev.open_ipc_subprocess = _open_guarded  # type: ignore[attr-defined]
    dev.dev_command_impl(
        code_server_log_level="warning",
        log_level="info",
        log_format="colored",
        port=port,
        host=_HOST,
        use_legacy_code_server_behavior=False,
        shutdown_pipe=None,
        verbose=False,
        workspace_opts=WorkspaceOpts(workspace=[str(load_settings().root / "workspace.yaml")]),
    )


if __name__ == "__main__":
    main(*sys.argv[1:])
