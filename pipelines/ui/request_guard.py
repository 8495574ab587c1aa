"""The guard of the UI: which requests the web server answers at all.

The UI has no login, and a browser sends requests to it for any page that its user visits. So only requests to the machine's own name
are answered (a foreign name can be pointed at this machine: DNS rebinding), none that another page makes, and none that could change
something by being looked at. See docs/security.md. ASGI only: no Dagster here.
"""

from collections.abc import Awaitable, Callable, Mapping, MutableMapping, Sequence
from typing import Any
from urllib.parse import urlsplit

OWN_NAMES = ("127.0.0.1", "localhost", "::1")
"""Names under which the UI is always answered."""

NAMES_VARIABLE = "NEWSLEDGER_UI_NAMES"
"""Environment variable with further names, separated by commas: those of a proxy that asks for a login."""

SAFE_METHODS = ("GET", "HEAD", "OPTIONS")
_GRAPHQL = "/graphql"
_FORBIDDEN, _NOT_ALLOWED, _MISDIRECTED, _UNSUPPORTED = 403, 405, 421, 415

Scope = MutableMapping[str, Any]
Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
App = Callable[[Scope, Receive, Send], Awaitable[None]]
Refusal = tuple[int, str]
"""A status of HTTP and a sentence that says why and what to do."""


def further_names(environment: Mapping[str, str]) -> tuple[str, ...]:
    """Return the names that the environment adds to those of this machine."""
    return tuple(name.strip().lower() for name in environment.get(NAMES_VARIABLE, "").split(",") if name.strip())


class RequestGuard:
    """An ASGI middleware that refuses what does not come from the UI's own pages or from a program on this machine."""

    def __init__(self, app: App, names: Sequence[str] = ()) -> None:
        """names: under which the UI is answered, beside those of this machine."""
        self._app = app
        self._names = frozenset((*OWN_NAMES, *names))

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request, or refuse it before anything of Dagster has seen it."""
        if scope["type"] not in {"http", "websocket"}:
            await self._app(scope, receive, send)
            return
        headers = _headers(scope)
        refusal = self._refused_name(headers) or _refused_origin(scope, headers) or _refused_effect(scope, headers)
        if refusal is None:
            await self._app(scope, receive, _closed_pages(send, headers["host"][0]))
        elif scope["type"] == "websocket":
            await receive()
            await send({"type": "websocket.close", "code": 1008, "reason": refusal[1][:120]})
        else:
            await _refuse(send, *refusal)

    def _refused_name(self, headers: Mapping[str, Sequence[str]]) -> Refusal | None:
        hosts = headers.get("host", ())
        if len(hosts) == 1 and _name(hosts[0]) in self._names:
            return None
        asked = ", ".join(hosts) or "no name"
        return _MISDIRECTED, f"this UI answers to 127.0.0.1 and localhost, not to {asked!r}; name a proxy of yours in {NAMES_VARIABLE}"


def _headers(scope: Scope) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for name, value in scope["headers"]:
        found.setdefault(name.decode("latin-1").lower(), []).append(value.decode("latin-1"))
    return found


def _name(host: str) -> str:
    """Return the name in a Host header without its port; empty where there is none."""
    try:
        return (urlsplit(f"//{host}").hostname or "") if not set(host) & set("/?#@\\ \t") else ""
    except ValueError:
        return ""


def _refused_origin(scope: Scope, headers: Mapping[str, Sequence[str]]) -> Refusal | None:
    """Refuse what another page than one of the UI's own makes the browser send; a program sends neither header."""
    host = headers["host"][0].lower()
    if any(_netloc(origin) != host for origin in headers.get("origin", ())):
        return _FORBIDDEN, "another web page asked for this; the UI answers its own pages only"
    foreign = [site for site in headers.get("sec-fetch-site", ()) if site.strip().lower() not in {"same-origin", "none"}]
    return (
        (_FORBIDDEN, "another web page asked for this; open the UI's address yourself")
        if foreign and not _is_link(scope, headers)
        else None
    )


def _netloc(origin: str) -> str:
    parts = urlsplit(origin.strip())
    return parts.netloc.lower() if parts.scheme in {"http", "https"} else ""


def _is_link(scope: Scope, headers: Mapping[str, Sequence[str]]) -> bool:
    """Whether a person follows a link to a page of the UI, which shows it and does nothing."""
    follows = headers.get("sec-fetch-mode") == ["navigate"] and headers.get("sec-fetch-dest") == ["document"]
    return scope["type"] == "http" and scope["method"] == "GET" and follows and not _is_graphql(scope)


def _is_graphql(scope: Scope) -> bool:
    return str(scope["path"]).rstrip("/").lower().endswith(_GRAPHQL)


def _refused_effect(scope: Scope, headers: Mapping[str, Sequence[str]]) -> Refusal | None:
    """Refuse to run GraphQL in requests that any page can cause without asking the browser: by GET, and by POST of anything but JSON."""
    if scope["type"] != "http" or not _is_graphql(scope):
        return None
    if scope["method"] in SAFE_METHODS:
        return (_NOT_ALLOWED, "GraphQL is answered by POST only: a GET must change nothing") if scope.get("query_string") else None
    kind = "".join(headers.get("content-type", ())).partition(";")[0].strip().lower()
    return None if kind == "application/json" else (_UNSUPPORTED, "send GraphQL as application/json")


def _closed_pages(send: Send, host: str) -> Send:
    """Return a `send` that tells the browser to load nothing from elsewhere into a page, and to show no page within another one."""
    policy = (
        f"img-src 'self' data: blob:; media-src 'self' data: blob:; font-src 'self' data:; connect-src 'self' ws://{host} wss://{host}; "
        "frame-src 'self' blob:; form-action 'self'; frame-ancestors 'none'"
    )
    added = [(b"content-security-policy", policy.encode("latin-1")), (b"x-frame-options", b"DENY")]

    async def send_closed(message: Message) -> None:
        """Send a message; the head of an answer with the policy, which holds beside that of Dagster."""
        if message["type"] == "http.response.start":
            message = {**message, "headers": [*message.get("headers", ()), *added]}
        await send(message)

    return send_closed


async def _refuse(send: Send, status: int, why: str) -> None:
    body = f"newsledger: {why}\n".encode()
    headers = [
        (b"content-type", b"text/plain; charset=utf-8"),
        (b"content-length", str(len(body)).encode()),
        (b"x-content-type-options", b"nosniff"),
    ]
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": body})
