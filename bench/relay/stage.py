"""The processes of a measurement: the server on one core, the crowds on the other."""

import contextlib
import json
import os
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from types import TracebackType
from typing import Any, Self

import psutil

#: How many processes of writers share the second core.
PROCESSES = 2
_CORES = sorted(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else []


@contextlib.contextmanager
def _core(number: int) -> Iterator[None]:
    """What is started now stays on that core, with every thread it makes."""
    if len(_CORES) < 2:
        yield
        return
    os.sched_setaffinity(0, {_CORES[number]})
    try:
        yield
    finally:
        os.sched_setaffinity(0, set(_CORES))


class Served:
    """A server process on a core of its own; ``port`` is where it listens."""

    def __init__(self, command: list[str], folder: Path | None = None) -> None:
        with _core(0):
            self.process = subprocess.Popen(command, cwd=folder, stdout=subprocess.PIPE, text=True)
        assert self.process.stdout is not None
        self.port = int(self.process.stdout.readline().rsplit(":", 1)[1])
        self._watched = psutil.Process(self.process.pid)

    def cpu(self) -> float:
        """Seconds of processor time so far."""
        times = self._watched.cpu_times()
        return float(times.user + times.system)

    def memory(self) -> int:
        """Bytes of memory in use now."""
        return int(self._watched.memory_info().rss)

    def kill(self) -> None:
        """SIGKILL."""
        self.process.kill()
        self.process.wait()


def python(module: str, *arguments: str) -> Served:
    """A server that is a module of ours."""
    return Served([sys.executable, "-m", module, *arguments])


class Crowds:
    """Several processes of writers that share a core and do each command together."""

    def __init__(self, port: int) -> None:
        command = [sys.executable, "-m", "bench.relay.crowd", str(port)]
        with _core(-1):
            self._processes = [
                subprocess.Popen(
                    [*command, str(number)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
                )
                for number in range(PROCESSES)
            ]
        self._pool = ThreadPoolExecutor(PROCESSES)
        for process in self._processes:
            _answer(process)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for process in self._processes:
            process.kill()
            process.wait()
        self._pool.shutdown(wait=False)

    def all(self, do: str, **arguments: Any) -> list[dict[str, Any]]:
        """Let every process obey the same command at the same time."""
        self.start(do, **arguments)
        return self.answers()

    def cpu(self) -> float:
        """Seconds of processor time of all of them so far."""
        times = [psutil.Process(process.pid).cpu_times() for process in self._processes]
        return float(sum(each.user + each.system for each in times))

    def start(self, do: str, **arguments: Any) -> None:
        """Give the command without waiting."""
        for process in self._processes:
            assert process.stdin is not None
            process.stdin.write(json.dumps({"do": do, **arguments}) + "\n")
            process.stdin.flush()

    def answers(self) -> list[dict[str, Any]]:
        """Wait for the answer of every process."""
        return list(self._pool.map(_answer, self._processes))


@contextlib.contextmanager
def relay(folder: Path, port: int = 0) -> Iterator[Served]:
    """A relay that keeps its rooms in ``folder``."""
    served = python("server", "--listen", f"127.0.0.1:{port}", "--data", str(folder))
    try:
        yield served
    finally:
        served.kill()


def _answer(process: "subprocess.Popen[str]") -> dict[str, Any]:
    assert process.stdout is not None
    line = process.stdout.readline()
    if not line:
        raise RuntimeError("a process of the bench ended early")
    answer: dict[str, Any] = json.loads(line)
    return answer
