"""Pages are read in another process, which can be killed: hostile markup can make any extractor hang or crash.

One process reads page after page; it starts with the first page of a run, so that a pile without pages pays nothing, and is started again
after a page that it did not survive. ``PageReader().read(name, markup)`` gives the same :class:`Fields` as ``pages.page_fields``.
"""

import struct
import subprocess
import sys
import threading
from typing import IO

import msgspec

from secondsource.errors import UnreadableInputError
from secondsource.intake.json_records import Fields

PAGE_SECONDS = 10.0  # a news page takes 0.02; the slowest of the benchmark 0.3
_START_SECONDS = 60.0  # to import the readers on a loaded machine
_MEMORY_BYTES = 3 << 30
_SIZE = struct.Struct(">I")
_START = "import sys; sys.path[:0] = {path!r}; from secondsource.intake.page_worker import serve; serve()"


class _Task(msgspec.Struct, frozen=True):
    name: str
    markup: str
    address: str | None = None


class _Answer(msgspec.Struct, frozen=True):
    fields: Fields | None = None
    reason: str = ""


_read_task = msgspec.msgpack.Decoder(_Task).decode
_read_answer = msgspec.msgpack.Decoder(_Answer).decode


class PageReader:
    """Reads pages in a process of its own; close it (or leave its ``with`` block) when the run is over."""

    def __init__(self, seconds: float = PAGE_SECONDS) -> None:
        self._seconds = seconds
        self._process: subprocess.Popen[bytes] | None = None

    def __enter__(self) -> "PageReader":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def read(self, name: str, markup: str, address: str | None = None) -> Fields:
        """The fields of one page.

        Raises:
            UnreadableInputError: no article in it, or the page did not let itself be read in time.
        """
        try:
            process = self._running()
            answer = self._ask(process, _Task(name, markup, address))
        except OSError as error:
            self.close()
            raise UnreadableInputError(name, "the page's reader broke down on it") from error
        if answer is None:
            raise UnreadableInputError(name, f"refused: the page broke its reader or was not read within {self._seconds:.0f} seconds")
        if answer.fields is None:
            raise UnreadableInputError(name, answer.reason)
        return answer.fields

    def close(self) -> None:
        """End the process, if there is one."""
        process, self._process = self._process, None
        if process is not None:
            process.kill()
            for pipe in (process.stdin, process.stdout):
                if pipe is not None:
                    pipe.close()
            process.wait()

    def _running(self) -> subprocess.Popen[bytes]:
        if self._process is None:
            command = [sys.executable, "-c", _START.format(path=[entry for entry in sys.path if entry])]
            self._process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
            with _Deadline(self._process, _START_SECONDS):
                if _received(self._process.stdout) is None:
                    self.close()
                    raise OSError("the page reader did not start")
        return self._process

    def _ask(self, process: subprocess.Popen[bytes], task: _Task) -> _Answer | None:
        """Send a page and wait; None where the process was killed or died over it."""
        answer: bytes | None = None
        try:
            with _Deadline(process, self._seconds):
                _send(process.stdin, msgspec.msgpack.encode(task))
                answer = _received(process.stdout)
        except OSError:
            answer = None
        if answer is None:
            self.close()
            return None
        return _read_answer(answer)


class _Deadline:
    """Kills a process that is still busy when the time is over; its closed pipe then wakes whoever waits for it."""

    def __init__(self, process: subprocess.Popen[bytes], seconds: float) -> None:
        self._timer = threading.Timer(seconds, process.kill)
        self._timer.daemon = True

    def __enter__(self) -> None:
        self._timer.start()

    def __exit__(self, *_: object) -> None:
        self._timer.cancel()


def _send(pipe: IO[bytes] | None, message: bytes) -> None:
    assert pipe is not None
    pipe.write(_SIZE.pack(len(message)) + message)
    pipe.flush()


def _received(pipe: IO[bytes] | None) -> bytes | None:
    assert pipe is not None
    head = pipe.read(_SIZE.size)
    if len(head) < _SIZE.size:
        return None
    (size,) = _SIZE.unpack(head)
    message = pipe.read(size)
    return message if len(message) == size else None


def serve() -> None:
    """The other process: read pages from standard input until it is closed."""
    _limit_memory()
    from secondsource.intake.pages import page_fields  # here and nowhere else are the readers of HTML loaded

    source, sink = sys.stdin.buffer, sys.stdout.buffer
    sys.stdout = sys.stderr  # a library that prints must not break the answers
    _send(sink, b"ready")
    while (message := _received(source)) is not None:
        task = _read_task(message)
        try:
            answer = _Answer(fields=page_fields(task.name, task.markup, address=task.address))
        except UnreadableInputError as error:
            answer = _Answer(reason=error.reason)
        except (RecursionError, MemoryError):
            answer = _Answer(reason="refused: the page is built to exhaust its reader")
        _send(sink, msgspec.msgpack.encode(answer))


def _limit_memory() -> None:
    try:
        import resource  # not on every system
    except ImportError:
        return
    resource.setrlimit(resource.RLIMIT_AS, (_MEMORY_BYTES, resource.getrlimit(resource.RLIMIT_AS)[1]))
