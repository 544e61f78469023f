"""Plain HTTP on the relay's port: who gets what, and what strangers can do with it."""

import asyncio
import json
import socket
from pathlib import Path

import psutil
import pytest

import server.connection
from server.doorway import Doorway
from sprint.core.acts import Here
from tests.server.asking import ask, exchange, read, request
from tests.server.client import Client, Person, new_keys
from tests.server.house import house, relay_process, until
from tests.server.raw import Raw

KEY = "Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA=="


async def test_a_browser_gets_a_sentence(tmp_path: Path) -> None:
    async with house(tmp_path) as home:
        page = await ask(home.port, "/")
    assert page.status == 200
    assert "upgrade" not in page.headers, "a proxy may speak HTTP/2, which has no such header"
    assert "sprint join" in page.body


async def test_health_is_ok_while_the_log_can_be_written(tmp_path: Path) -> None:
    async with house(tmp_path) as home:
        page = await ask(home.port, "/healthz")
    assert (page.status, page.body) == (200, "ok\n")


async def test_metrics_have_the_type_that_prometheus_wants(tmp_path: Path) -> None:
    async with house(tmp_path) as home:
        page = await ask(home.port, "/metrics?at=once")
    assert page.status == 200
    assert page.headers["content-type"] == "text/plain; version=0.0.4; charset=utf-8"
    assert "\nsprint_relay_connections 1\n" in page.body


@pytest.mark.parametrize(
    "path", ["/metric", "/metrics/", "/..", "/healthz/../metrics", "*", "http://relay/metrics"]
)
async def test_anything_else_is_not_there(tmp_path: Path, path: str) -> None:
    async with house(tmp_path, "--metrics", "any") as home:
        page = await ask(home.port, path)
    assert page.status == 404
    assert len(page.body) < 40


@pytest.mark.parametrize("path", ["/", "/healthz", "/metrics", "/other"])
async def test_head_is_answered_as_get_without_the_body(tmp_path: Path, path: str) -> None:
    async with house(tmp_path) as home:
        got, head = await ask(home.port, path), await ask(home.port, path, "HEAD")
    assert (head.status, head.body) == (got.status, "")
    assert head.headers["content-type"] == got.headers["content-type"]
    assert int(head.headers["content-length"]) > 0


async def test_nothing_can_be_sent_to_the_relay(tmp_path: Path) -> None:
    async with house(tmp_path) as home:
        page = await ask(home.port, "/metrics", "DELETE")
    assert (page.status, page.headers["allow"]) == (405, "GET, HEAD")


@pytest.mark.parametrize(
    "header",
    ["X-Forwarded-For: 127.0.0.1", "X-Forwarded-Host: localhost", "X-Forwarded-Proto: http", "x-real-ip: ::1",
     "CF-Connecting-IP: 127.0.0.1", "True-Client-IP: ::1", "Forwarded: for=127.0.0.1", "Via: 1.1 front"],
)  # fmt: skip
async def test_what_comes_through_a_proxy_gets_no_numbers(tmp_path: Path, header: str) -> None:
    async with house(tmp_path, "--trusted-proxy", "127.0.0.1") as home:
        for path in ("/metrics", "/healthz"):
            assert (await ask(home.port, path, "GET", header)).status == 404
    async with house(tmp_path, "--trusted-proxy", "127.0.0.1", "--metrics", "any") as home:
        for path in ("/metrics", "/healthz"):
            assert (await ask(home.port, path, "GET", header)).status == 200


@pytest.mark.parametrize("origin", ["http://127.0.0.1:8765", "http://evil.example", "null", ""])
async def test_a_page_in_a_browser_gets_no_numbers(tmp_path: Path, origin: str) -> None:
    async with house(tmp_path) as home:
        for path in ("/metrics", "/healthz"):
            assert (await ask(home.port, path, "GET", f"Origin: {origin}")).status == 404


@pytest.mark.parametrize(
    "host",
    ["evil.example", "evil.example:8765", "localhost.evil.example", "127.0.0.1.evil.example:80", "127.1", "",
     ":80", "2130706433", "evil@127.0.0.1", "127.0.0.1:80:80", "[::1", "::1", "[localhost]", "localhost, a",
     "127.0.0.1/../evil.example", "localhost:8765x", "\x00localhost", "localhost\r\nHost: evil.example",
     "evil.example\r\nHost: localhost", "[evil.example]:80"],
)  # fmt: skip
async def test_a_name_that_a_stranger_may_own_gets_no_numbers(tmp_path: Path, host: str) -> None:
    async with house(tmp_path) as home:
        for path in ("/metrics", "/healthz"):
            answer = await exchange(home.port, request(path, host=host))
            assert answer == b"" or read(answer).status == 404
        nameless = b"GET /metrics HTTP/1.1\r\n\r\n"
        assert read(await exchange(home.port, nameless)).status == 404
    async with house(tmp_path, "--metrics", "any") as home:
        assert read(await exchange(home.port, request("/metrics", host="relay.example"))).status == 200


@pytest.mark.parametrize(
    "host", ["127.0.0.1", "127.0.0.1:8765", "[::1]", "[::1]:8765", "LocalHost:8765", "192.168.1.7:80"]
)
async def test_who_asks_by_address_or_localhost_gets_the_numbers(tmp_path: Path, host: str) -> None:
    async with house(tmp_path) as home:
        for path in ("/metrics", "/healthz"):
            assert read(await exchange(home.port, request(path, host=host))).status == 200


async def test_another_machine_gets_no_numbers(tmp_path: Path) -> None:
    addresses = [each.address for every in psutil.net_if_addrs().values() for each in every
                 if each.family == socket.AF_INET and not each.address.startswith("127.")]  # fmt: skip
    if not addresses:
        pytest.skip("this machine has no address but its own")
    with relay_process(tmp_path, "--listen", f"{addresses[0]}:0") as relay:
        for path, status in (("/metrics", 404), ("/healthz", 404), ("/", 200)):
            assert read(await exchange(relay.port, request(path), addresses[0])).status == status
    with relay_process(tmp_path, "--listen", f"{addresses[0]}:0", "--metrics", "any") as relay:
        assert read(await exchange(relay.port, request("/metrics"), addresses[0])).status == 200


async def test_a_websocket_is_one_on_every_path(tmp_path: Path) -> None:
    async with house(tmp_path) as home, Client(Person(new_keys()), f"{home.url}/healthz") as ada:
        assert (await ada.enter(ada.person.genesis())).outcome == "applied"


@pytest.mark.parametrize(
    "sent",
    [
        b"GET\r\n\r\n",
        b"GET /metrics HTTP/3\r\n\r\n",
        b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03" + bytes(300),
        b"GET /metrics HTTP/1.1\r\nno header\r\n\r\n",
        b"GET /" + b"a" * 20_000 + b" HTTP/1.1\r\n\r\n",
        b"GET / HTTP/1.1\r\n" + b"a: b\r\n" * 200 + b"\r\n",
        b"GET /metrics HTTP/1.1\r\nX: " + b"b" * 20_000 + b"\r\n\r\n",
        b"POST /metrics HTTP/1.1\r\nContent-Length: 5\r\n\r\nhello",
        b"GET /metrics HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n",
        request("/metrics", "GET", "Upgrade: h2c", "Connection: Upgrade", KEY),
        request("/metrics", "POST", "Upgrade: websocket", "Connection: Upgrade", KEY),
    ],
    ids=["no path", "HTTP/3", "TLS", "no header", "long path", "many headers", "long header", "a body",
         "chunks", "another upgrade", "an upgrade by post"],
)  # fmt: skip
async def test_a_hostile_request_ends_its_own_connection_only(tmp_path: Path, sent: bytes) -> None:
    async with house(tmp_path) as home:
        answer = await exchange(home.port, sent)
        assert answer == b"" or read(answer).status >= 400
        assert b"sprint_relay" not in answer
        await until(lambda: not home.relay.connections)
        assert (await ask(home.port, "/healthz")).status == 200


async def test_one_who_never_ends_the_request_is_cut(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(server.connection, "HELLO_WITHIN", 0.2)
    async with house(tmp_path) as home:
        assert await exchange(home.port, b"GET /metrics HTTP/1.1\r\nHost") == b""
        await until(lambda: not home.relay.connections)
        assert home.relay.tally.goodbyes["late-hello"] == 1


async def test_one_who_sends_on_after_the_answer_gets_no_second_one(tmp_path: Path) -> None:
    async with house(tmp_path) as home:
        answer = await exchange(home.port, request("/healthz") * 50)
        assert answer.count(b"HTTP/1.1 ") <= 1
        assert home.relay.tally.pages == 1


async def test_one_who_does_not_read_the_answer_is_cut(tmp_path: Path) -> None:
    async with house(tmp_path) as home:
        with socket.create_connection(("127.0.0.1", home.port)) as silent:
            silent.sendall(request("/metrics"))
            await until(lambda: home.relay.tally.pages == 1)
            await until(lambda: not home.relay.connections)


async def test_pages_count_at_the_door_as_any_connection_does(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("server.door.Doorway", lambda: Doorway(most=64, most_per_address=4))
    async with house(tmp_path) as home:
        waiting = [await asyncio.open_connection("127.0.0.1", home.port) for _ in range(5)]
        await until(lambda: home.relay.tally.goodbyes["too-many"] == 1)
        assert await waiting[0][0].read() == b""
        page = await ask(home.port, "/metrics")
        assert "\nsprint_relay_at_the_door 4\n" in page.body
        for _, writer in waiting:
            writer.close()


async def test_a_flood_of_requests_hurts_nobody(tmp_path: Path) -> None:
    with relay_process(tmp_path) as relay:
        process = psutil.Process(relay.process.pid)
        async with Client(Person(new_keys()), relay.url) as ada:
            await ada.enter(ada.person.genesis())
            before = process.memory_info().rss

            async def flood() -> None:
                for _ in range(40):
                    for path in ("/metrics", "/healthz", "/" + "x" * 4_000):
                        answer = await exchange(relay.port, request(path) + bytes(1_000))
                        assert answer == b"" or answer.startswith(b"HTTP/1.1 ")

            flooding = asyncio.gather(*(flood() for _ in range(20)), return_exceptions=True)
            for _ in range(100):
                assert (await ada.do(Here())).outcome == "applied"
            ended = await flooding
            assert [each for each in ended if not isinstance(each, ConnectionError | None)] == []
            assert process.memory_info().rss - before < 20 * 2**20
            assert (await ask(relay.port, "/healthz")).status == 200
        assert relay.end()[0] == 0


async def test_no_page_says_who_is_here(tmp_path: Path) -> None:
    person = Person(new_keys())
    async with house(tmp_path) as home, Client(person, home.url) as ada, Raw(home.port):
        await ada.enter(person.genesis())
        said = [await ask(home.port, path) for path in ("/metrics", "/healthz", "/", "/x")]
        told = json.dumps(said)
        private = (person.keys.room, person.me.key, person.keys.proof.hex(), "Ada", "Thursday", "127.0.0.1")
        for word in (*private, *(text[:8] for text in private[:3]), str(tmp_path)):
            assert word not in told.replace("sprint_relay", "")
