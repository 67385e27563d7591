"""Every pin is asked about, what is known of it is said, and silence is never taken for a clean answer."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, HTTPServer
from threading import Thread
from typing import Any

import pytest

import audit
from audit import FILES, FOUND, NONE, NOT_ASKED
from pins import entries

Query = dict[str, Any]
Answer = Callable[[list[Query]], object]


@contextmanager
def listed(answer: Answer) -> Iterator[str]:
    """The address of a list of holes on this computer."""

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            asked = json.loads(self.rfile.read(int(self.headers["Content-Length"])))["queries"]
            body = json.dumps(answer(asked)).encode()
            self.send_response(200)
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, format: str, *args: object) -> None:
            """Nothing: what the audit says is read."""

    with HTTPServer(("127.0.0.1", 0), Handler) as server:
        thread = Thread(target=server.serve_forever)
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}/"
        finally:
            server.shutdown()
            thread.join()


def test_every_pin_is_asked_about_with_its_version() -> None:
    asked: list[Query] = []

    def answer(queries: list[Query]) -> object:
        asked.extend(queries)
        return {"results": [{} for _ in queries]}

    with listed(answer) as url:
        assert audit.run(url) == NONE
    told = {(query["package"]["name"], query["version"]) for query in asked}
    pins = {
        first.split(";")[0].strip() for path in FILES for first in entries(path.read_text(encoding="utf-8"))
    }
    assert {f"{name}=={version}" for name, version in told} == pins
    assert ("pyside6", "6.11.3") in told
    assert {query["package"]["ecosystem"] for query in asked} == {"PyPI"}


def test_a_known_hole_is_named(capsys: pytest.CaptureFixture[str]) -> None:
    def answer(queries: list[Query]) -> object:
        holes = {"apsw": {"vulns": [{"id": "GHSA-1"}, {"id": "PYSEC-2"}]}}
        return {"results": [holes.get(query["package"]["name"], {}) for query in queries]}

    with listed(answer) as url:
        assert audit.run(url) == FOUND
    first, last = capsys.readouterr().out.splitlines()
    assert first.startswith("apsw ")
    assert first.endswith(": GHSA-1, PYSEC-2")
    assert last.startswith("audit: 1 of ")


@pytest.mark.parametrize(
    "odd", [{}, {"results": []}, {"results": None}, [], "no", {"results": [{"vulns": 1}]}]
)
def test_an_answer_that_is_not_understood_is_none(odd: object, capsys: pytest.CaptureFixture[str]) -> None:
    with listed(lambda _: odd) as url:
        assert audit.run(url) == NOT_ASKED
    assert capsys.readouterr().out.startswith("audit: nothing was looked at, for http://127.0.0.1")


def test_where_nobody_answers_nothing_was_looked_at(capsys: pytest.CaptureFixture[str]) -> None:
    with listed(lambda _: {}) as url:
        pass
    assert audit.run(url) == NOT_ASKED
    assert capsys.readouterr().out.startswith("audit: nothing was looked at")
