"""A server on this machine that notes who asks it: nobody should, whatever address an article holds."""

from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


class Canary(ThreadingHTTPServer):
    """A server that nobody has a reason to ask, but for the hostile page on it. asked: the paths that somebody asked for."""

    def __init__(self) -> None:
        """Listen on this machine."""
        super().__init__(("127.0.0.1", 0), _CanaryAnswer)
        self.asked: list[str] = []
        self.pages: dict[str, str] = {}

    @property
    def address(self) -> str:
        """Where it is found."""
        return f"http://127.0.0.1:{self.server_port}"


class _CanaryAnswer(BaseHTTPRequestHandler):
    server: Canary

    def do_GET(self) -> None:
        """Note what is asked for; a page is answered where there is one."""
        self.server.asked.append(self.path)
        body = self.server.pages.get(self.path, "").encode()
        self.send_response(200)
        self.send_header("Content-Type", "text/html")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Say nothing."""
