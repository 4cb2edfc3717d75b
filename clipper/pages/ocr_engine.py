"""The engine that recognises words: found, asked and ended, always in a process of its own."""

import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from msgspec import Struct

from clipper import limits
from clipper.pages.ocr_child import LATE, OUT_OF_TIME

if TYPE_CHECKING:
    from PIL.Image import Image

COMMAND = (sys.executable, "-E", "-P", str(Path(__file__).with_name("ocr_child.py")))
"""The one program that a reader of files may start, word for word."""
_ASKING_SECONDS = 20.0
_SCRIPT_SURE = 1.0
_NO_LANGUAGES = frozenset(("osd", "equ", "snum"))


class EngineFailed(Exception):
    """The engine gave no answer; `late` says whether it was out of time."""

    def __init__(self, late: bool = False) -> None:
        super().__init__("late" if late else "broken")
        self.late = late


class Engine(Struct, frozen=True):
    """A program or library that recognises words here."""

    name: str
    """tesserocr, tesseract or rapidocr."""
    version: str = ""
    data: tuple[str, ...] = ()
    """Names of the language data that are installed ("eng", "osd"); empty where an engine has none to choose from."""

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages among the data."""
        return tuple(one for one in self.data if one not in _NO_LANGUAGES)


@lru_cache(maxsize=1)
def engine() -> Engine | None:
    """The best engine of this machine, None where there is none."""
    try:
        found = _asked({"task": "engines"}, b"", _ASKING_SECONDS)
    except EngineFailed:
        return None
    best = next(iter(found), None)
    return Engine(best["name"], best["version"], tuple(best["languages"])) if best else None


Lines = list[list[list[Any]]]
"""Lines of words: text, confidence (0 to 1), left, top, right, bottom in pixels."""


def lines_on(images: "Sequence[Image]", engine: Engine, language: str, seconds: float) -> list[Lines]:
    """The lines of words on each of some grey pictures, which are read at the same time; raises EngineFailed."""
    asked = {"task": "words", "engine": engine.name, "language": language, "mode": 3}
    return [told["lines"] for told in _answers(asked, [_as_pgm(one) for one in images], seconds)]


def orientation_of(image: "Image", engine: Engine, seconds: float) -> tuple[int, float, str]:
    """Degrees (clockwise) that set the picture upright, how sure that is (2 is fair, 10 plain), and its script.

    0, 0.0 and "" where the engine cannot tell, "" also where it is not sure of the script. Raises EngineFailed.
    """
    if "osd" not in engine.data:
        return 0, 0.0, ""
    told = _asked({"task": "orientation", "engine": engine.name}, _as_pgm(image), seconds)
    return told["turn"], told["sure"], told["script"] if told["script_sure"] >= _SCRIPT_SURE else ""


def _as_pgm(image: "Image") -> bytes:
    """A grey picture in the simplest format there is (Netpbm PGM)."""
    grey = image if image.mode == "L" else image.convert("L")
    return b"P5 %d %d 255\n" % grey.size + grey.tobytes()


def _asked(asked: dict[str, Any], picture: bytes, seconds: float) -> Any:
    """The answer of the child; it is ended with this process, and by itself when it is late."""
    return _answers(asked, [picture], seconds)[0]


def _answers(asked: dict[str, Any], pictures: Sequence[bytes], seconds: float) -> list[Any]:
    """The answers of as many children as there are pictures: all are asked before any of them is heard."""
    with _own_time(), ExitStack() as children:
        begun = [children.enter_context(_child(asked, picture, seconds)) for picture in pictures]
        return [_answer(child) for child in begun]


def _answer(child: "subprocess.Popen[bytes]") -> Any:
    assert child.stdout
    told = child.stdout.read()
    if child.wait() or not told:
        raise EngineFailed(child.returncode in (LATE, OUT_OF_TIME))
    return json.loads(told)


@contextmanager
def _child(asked: dict[str, Any], picture: bytes, seconds: float) -> "Iterator[subprocess.Popen[bytes]]":
    """A child that was asked; it ends with the block."""
    limited = {**asked, "bytes": len(picture), "seconds": seconds, "memory": limits.OCR_ADDRESS_BYTES}
    limited["processor"] = limits.OCR_CPU_SECONDS
    pipe = subprocess.PIPE
    # One thread each: the machine has other work, and two threads are hardly faster than one.
    env = {**os.environ, "OMP_THREAD_LIMIT": "1", "LC_ALL": "C.UTF-8"}
    try:
        child = subprocess.Popen(
            COMMAND,
            stdin=pipe,
            stdout=pipe,
            stderr=subprocess.DEVNULL,
            env=env,
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
    except OSError as problem:
        raise EngineFailed from problem
    assert child.stdin and child.stdout
    try:
        try:
            child.stdin.write(json.dumps(limited).encode() + b"\n" + picture)
            child.stdin.flush()
        except OSError as problem:
            raise EngineFailed from problem
        yield child
    finally:
        child.kill() if child.poll() is None else None
        for stream in (child.stdin, child.stdout):
            try:
                stream.close()
            except OSError:
                continue
        child.wait()


@contextmanager
def _own_time() -> Iterator[None]:
    """Stop the clock of a reader (ITIMER_REAL) while its engine works within limits of its own.

    Afterwards clock and processor time begin anew: every page is allowed what an input is.
    """
    if not hasattr(signal, "setitimer"):
        yield
        return
    left = signal.setitimer(signal.ITIMER_REAL, 0)[0]
    try:
        yield
    finally:
        if left:
            signal.setitimer(signal.ITIMER_REAL, limits.WALL_SECONDS)
            _more_processor_time()


def _more_processor_time() -> None:
    import resource

    used = resource.getrusage(resource.RUSAGE_SELF)
    soft, hard = resource.getrlimit(resource.RLIMIT_CPU)
    if soft != resource.RLIM_INFINITY:
        wanted = int(used.ru_utime + used.ru_stime) + limits.CPU_SECONDS
        soft = wanted if hard == resource.RLIM_INFINITY else min(wanted, hard)
        resource.setrlimit(resource.RLIMIT_CPU, (soft, hard))
