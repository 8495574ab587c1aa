"""The guard of the UI: what a page that the user visits can make a browser send is refused, and what the UI's own pages send is not."""

import asyncio
from collections.abc import Mapping
from itertools import product
from typing import Any

import pytest

from pipelines.ui.request_guard import NAMES_VARIABLE, Message, Receive, RequestGuard, Scope, Send, further_names

HOST = "127.0.0.1:3000"
OWN_HOSTS = ("127.0.0.1:3000", "localhost:3000", "LOCALHOST:3000", "127.0.0.1", "[::1]:3000")
FOREIGN_HOSTS = (
    "evil.example", "evil.example:3000", "127.0.0.1.evil.example", "localhost.evil.example", "evil.example.localhost", "127.0.0.2",
    "2130706433", "127.1", "[::ffff:127.0.0.1]", "user@127.0.0.1", "127.0.0.1@evil.example", "127.0.0.1/evil.example",
    "127.0.0.1#evil.example", "127.0.0.1?evil.example", "127.0.0.1\\evil.example", "127.0.0.1 evil.example", "localhost.", "[::1", "", " ",
)  # fmt: skip
FOREIGN_ORIGINS = (
    "http://evil.example", "https://evil.example:3000", "null", "", "http://localhost:8000", "http://127.0.0.1", "http://127.0.0.1:3001",
    "http://localhost:3000", "http://127.0.0.1:3000.evil.example", "http://evil.example/127.0.0.1:3000", "file://", "chrome-extension://abc",
    "http://user@127.0.0.1:3000", "127.0.0.1:3000", "ftp://127.0.0.1:3000", "http://evil.example http://127.0.0.1:3000",
)  # fmt: skip
SIMPLE_TYPES = (
    "",
    "text/plain",
    "application/x-www-form-urlencoded",
    "multipart/form-data; boundary=a",
    "text/plain; application/json",
    "application/graphql",
)
"""Media types that a page of another site may post without asking the browser first, and one that Dagster reads besides JSON."""
GRAPHQL_PATHS = ("/graphql", "/graphql/", "/GraphQL", "//graphql", "/dagster/graphql")
MUTATION = b"query=mutation%7BsetNuxSeen%7D"


def scope_of(kind: str, method: str, path: str, headers: Mapping[str, str], query: bytes = b"") -> Scope:
    """Return a request as a server hands it on."""
    raw = [(name.encode(), value.encode("latin-1")) for name, value in headers.items()]
    return {"type": kind, "method": method, "path": path, "query_string": query, "headers": raw}


def answer(scope: Scope, names: tuple[str, ...] = ()) -> tuple[bool, list[Message]]:
    """Send a request through the guard: whether the application behind it has seen the request, and what was answered."""
    seen: list[str] = []
    sent: list[Message] = []

    async def application(scope: Scope, _receive: Receive, send: Send) -> None:
        seen.append(scope["type"])
        await send({"type": "http.response.start", "status": 200, "headers": [(b"content-type", b"text/html")]})

    async def receive() -> dict[str, Any]:
        return {"type": "websocket.connect"}

    async def send(message: Message) -> None:
        sent.append(message)

    asyncio.run(RequestGuard(application, names)(scope, receive, send))
    return bool(seen), sent


def http(method: str = "GET", path: str = "/", query: bytes = b"", **headers: str) -> tuple[bool, int, str]:
    """Send a request of HTTP through the guard: whether it was let through, the status and the text of the answer."""
    named = {"host": HOST} | {name.replace("_", "-"): value for name, value in headers.items()}
    passed, sent = answer(scope_of("http", method, path, named, query))
    return passed, sent[0]["status"], "".join(message.get("body", b"").decode() for message in sent)


@pytest.mark.parametrize("host", OWN_HOSTS)
def test_the_names_of_this_machine_are_answered(host: str) -> None:
    assert http(host=host)[0]


@pytest.mark.parametrize("host", FOREIGN_HOSTS)
def test_a_foreign_name_is_refused_with_the_remedy(host: str) -> None:
    passed, status, text = http(host=host)
    assert (passed, status) == (False, 421)
    assert NAMES_VARIABLE in text


def test_no_name_and_two_names_are_refused() -> None:
    for raw in ([], [(b"host", HOST.encode()), (b"host", b"evil.example")], [(b"Host", HOST.encode())] * 2):
        assert not answer({"type": "http", "method": "GET", "path": "/", "query_string": b"", "headers": raw})[0]


def test_a_name_of_the_configuration_is_answered_to_its_own_pages() -> None:
    names = further_names({NAMES_VARIABLE: " news.example, Desk.Example ,"})
    assert names == ("news.example", "desk.example")
    own = {"host": "news.example", "origin": "https://news.example", "content-type": "application/json"}
    assert answer(scope_of("http", "POST", "/graphql", own), names)[0]
    assert not answer(scope_of("http", "POST", "/graphql", {**own, "origin": "https://evil.example"}), names)[0]
    assert not answer(scope_of("http", "GET", "/", {"host": "other.example"}), names)[0]


@pytest.mark.parametrize("origin", FOREIGN_ORIGINS)
def test_a_foreign_origin_is_refused(origin: str) -> None:
    for method, path in product(("GET", "POST", "PUT", "OPTIONS"), ("/", "/graphql")):
        assert http(method, path, origin=origin, content_type="application/json")[:2] == (False, 403), (method, path)


@pytest.mark.parametrize("site", ["cross-site", "same-site", "Cross-Site", "unheard-of"])
def test_what_a_page_of_another_site_loads_is_refused(site: str) -> None:
    for dest in ("image", "script", "iframe", "empty"):
        assert http(path="/server_info", sec_fetch_site=site, sec_fetch_mode="no-cors", sec_fetch_dest=dest)[:2] == (False, 403), dest


def test_a_link_from_elsewhere_opens_a_page_but_runs_nothing() -> None:
    link = {"sec_fetch_site": "cross-site", "sec_fetch_mode": "navigate", "sec_fetch_dest": "document"}
    assert http(path="/runs", **link)[0]
    for method, path in product(("GET", "POST"), GRAPHQL_PATHS):
        assert http(method, path, content_type="application/json", **link)[:2] == (False, 403)
    assert not http("POST", "/report_asset_check/core/articles", **link)[0]
    assert not http(path="/runs", **{**link, "sec_fetch_dest": "iframe"})[0]


@pytest.mark.parametrize(("method", "path"), [*product(("GET", "HEAD", "OPTIONS"), GRAPHQL_PATHS)])
def test_looking_at_an_address_changes_nothing(method: str, path: str) -> None:
    assert http(method, path, MUTATION)[:2] == (False, 405)


@pytest.mark.parametrize(("kind", "path"), [*product(SIMPLE_TYPES, GRAPHQL_PATHS)])
def test_graphql_is_posted_as_json_or_refused(kind: str, path: str) -> None:
    assert http("POST", path, MUTATION, content_type=kind)[:2] == (False, 415)


def test_the_pages_of_the_ui_are_answered() -> None:
    own = {"origin": f"http://{HOST}", "sec_fetch_site": "same-origin"}
    assert http("POST", "/graphql", content_type="application/json", **own)[0]
    assert http("POST", "/graphql", content_type="application/json; charset=utf-8", **own)[0]
    assert http(path="/assets/core/articles", query=b"view=checks", sec_fetch_site="none")[0]
    assert http(path="/logs/one/two")[0]
    assert http("POST", "/graphql", content_type="application/json")[0], "a program on this machine"


def websocket(**headers: str) -> tuple[bool, list[Message]]:
    """Open a websocket through the guard."""
    return answer(scope_of("websocket", "GET", "/graphql", {"host": HOST} | headers))


def test_a_websocket_is_opened_for_its_own_pages_only() -> None:
    assert websocket(origin=f"http://{HOST}")[0]
    for refused in ({"origin": origin} for origin in FOREIGN_ORIGINS):
        passed, sent = websocket(**refused)
        assert (passed, sent[0]["type"], sent[0]["code"]) == (False, "websocket.close", 1008)
    assert not websocket(host="evil.example", origin="http://evil.example")[0]


def test_pages_load_nothing_from_elsewhere_and_stand_in_no_frame() -> None:
    sent = answer(scope_of("http", "GET", "/", {"host": HOST}))[1]
    headers = dict(sent[0]["headers"])
    assert headers[b"content-type"] == b"text/html"
    assert b"img-src 'self' data: blob:;" in headers[b"content-security-policy"]
    assert b"frame-ancestors 'none'" in headers[b"content-security-policy"]
    assert headers[b"x-frame-options"] == b"DENY"


def test_the_life_of_the_server_is_not_touched() -> None:
    assert answer({"type": "lifespan"})[0]
