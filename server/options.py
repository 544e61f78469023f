"""The options of a relay, as they stand on its command line."""

import argparse
from ipaddress import ip_network
from pathlib import Path

import msgspec

from server.doorway import Network
from sprint.core.errors import BadInput

_EXAMPLE = """\
example:
  sprint relay --listen 127.0.0.1:8765 --data /var/lib/sprint

Behind a reverse proxy, name the proxy's address, so that limits count the real ones:
  sprint relay --listen 127.0.0.1:8765 --data /var/lib/sprint --trusted-proxy 127.0.0.1

A backup while it runs, as a new file:
  sprint relay backup rooms-today.db --data /var/lib/sprint

`python -P -m server` takes the same, where there is no `sprint` command.
"""


class Options(msgspec.Struct, frozen=True):
    """What a relay was told: where to listen, where to keep rooms, whom to believe, when to stop."""

    host: str
    port: int
    data: Path
    tls_cert: Path | None = None
    tls_key: Path | None = None
    trusted: tuple[Network, ...] = ()
    hosted: bool = False
    idle_hours: float = 12.0
    log_file: Path | None = None
    watched_by_any: bool = False


def read_options(argv: list[str]) -> Options:
    """The options in ``argv`` (without the program's name).

    Raises ``BadInput`` where they cannot be understood; ``--help`` ends the program.
    """
    given = _parser().parse_args(argv)
    host, port = _address(given.listen)
    if bool(given.tls_cert) != bool(given.tls_key):
        raise BadInput("TLS needs a certificate and its key: give both --tls-cert and --tls-key, or neither.")
    for path in (given.tls_cert, given.tls_key):
        if path is not None and not path.is_file():
            raise BadInput(f"There is no file {path}. Check the path of the certificate and its key.")
    if not 0 < given.idle_hours < 24 * 366:
        raise BadInput("--idle-hours takes a number of hours above 0.")
    trusted = tuple(_network(text) for text in given.trusted_proxy)
    return Options(
        host,
        port,
        given.data,
        given.tls_cert,
        given.tls_key,
        trusted,
        given.hosted,
        given.idle_hours,
        given.log_file,
        given.metrics == "any",
    )


class Parser(argparse.ArgumentParser):
    """Says what it cannot understand in a sentence."""

    def error(self, message: str) -> None:  # type: ignore[override]
        """Raise ``BadInput`` instead of ending the program."""
        raise BadInput(f"{message[:1].upper()}{message[1:]}. See --help for what a relay takes.")


def _parser() -> Parser:
    parser = Parser(
        prog="sprint relay",
        description="A relay: orders the entries of rooms, keeps them and passes them on.",
        epilog=_EXAMPLE,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    add = parser.add_argument
    add("--listen", default="127.0.0.1:8765", metavar="HOST:PORT", help="where to listen; port 0 takes any")
    add("--data", required=True, type=Path, metavar="DIR", help="the directory that keeps the rooms")
    add("--tls-cert", type=Path, metavar="FILE", help="certificate chain in PEM, to serve wss:// directly")
    add("--tls-key", type=Path, metavar="FILE", help="its private key in PEM")
    add(
        "--trusted-proxy",
        action="append",
        default=[],
        metavar="ADDRESS[/BITS]",
        help="believe X-Forwarded-For from here; may be given more than once",
    )
    add("--hosted", action="store_true", help="write relay.json, and stop when the rooms are closed")
    add("--idle-hours", type=float, default=12.0, metavar="N", help="with --hosted: stop after N hours alone")
    add(
        "--metrics",
        choices=("loopback", "any"),
        default="loopback",
        help="who may ask for /healthz and /metrics: this machine only, and not through a proxy, or any",
    )
    add("--log-file", type=Path, metavar="FILE", help="append the relay's log here, not to standard error")
    return parser


def _address(text: str) -> tuple[str, int]:
    host, colon, port = text.rpartition(":")
    host = host.removeprefix("[").removesuffix("]")
    if not colon or not host or not port.isascii() or not port.isdigit() or int(port) > 65_535:
        raise BadInput("--listen takes HOST:PORT, for example 127.0.0.1:8765 or [::1]:8765.")
    return host, int(port)


def _network(text: str) -> Network:
    try:
        return ip_network(text, strict=False)
    except ValueError as error:
        raise BadInput(
            f"--trusted-proxy takes an address or a network like 10.0.0.0/8, not “{text[:64]}”."
        ) from error
