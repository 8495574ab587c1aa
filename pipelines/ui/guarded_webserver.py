"""`python -m pipelines.ui.guarded_webserver`: dagster-webserver with all its options and the report, behind the guard of requests."""

import os
from typing import Any

from dagster_webserver import cli
from dagster_webserver.app import create_app_from_workspace_process_context
from starlette.applications import Starlette
from starlette.routing import Mount
from starlette.staticfiles import StaticFiles

from pipelines.settings import REPORT, load_settings
from pipelines.ui.request_guard import RequestGuard, further_names


def guarded_app(*arguments: Any, **named: Any) -> Starlette:  # noqa: ANN401 — those of Dagster, handed on
    """Return Dagster's web application with the guard before everything else. Arguments: those of the function of Dagster."""
    app = create_app_from_workspace_process_context(*arguments, **named)
    report = StaticFiles(directory=load_settings().warehouse / REPORT, html=True, check_dir=False)
    app.router.routes.insert(0, Mount(f"/{REPORT}", report))  # before Dagster's own, whose last route answers every address
    app.add_middleware(RequestGuard, names=further_names(os.environ))  # the one added last sees a request first
    return app


def main() -> None:
    """Serve the UI as `dagster-webserver` does; see its help for the options."""
    cli.create_app_from_workspace_process_context = guarded_app  # type: ignore[attr-defined]
    cli.main()  # type: ignore[no-untyped-call]


if __name__ == "__main__":
    main()
