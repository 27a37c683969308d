"""A feed of pages on loopback, for whoever reads its address from the first line: ``python feed.py``."""

from __future__ import annotations

import http.server

PAGES = 8
COUNTED = "<p>On day {n} of the flood the police of Ardov counted {houses} houses that the water had taken away.</p>"
SLEEP = "<p>The mayor said that {families} families sleep in the school of the town until the water goes back.</p>"


def page(n: int) -> bytes:
    words = (COUNTED + SLEEP).format(n=n, houses=n + 10, families=n + 3)
    return f"<html><body><article>{words}</article></body></html>".encode()


def main() -> None:
    pages = {f"/{n}": page(n) for n in range(PAGES)}

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            body = pages.get(self.path, b"")
            self.send_response(200 if body else 404)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            pass

    class Server(http.server.ThreadingHTTPServer):
        def handle_error(self, *_: object) -> None:
            """A client that was killed is no error."""

    server = Server(("127.0.0.1", 0), Handler)
    base = f"http://127.0.0.1:{server.server_address[1]}"
    items = "".join(f"<item><title>Day {n}</title><link>{base}/{n}</link><guid>{base}/{n}</guid></item>" for n in range(PAGES))
    pages["/rss.xml"] = f'<?xml version="1.0"?><rss version="2.0"><channel><title>River</title>{items}</channel></rss>'.encode()
    print(f"{base}/rss.xml", flush=True)
    server.serve_forever()


if __name__ == "__main__":
    main()
