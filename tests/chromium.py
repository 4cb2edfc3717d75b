"""Chromium without a window, driven over its own pipe (Chrome DevTools Protocol): a page as phones and desktops show it."""

import base64
import itertools
import json
import os
import subprocess
import sys
import time
from pathlib import Path
from typing import Any, Self

SECONDS = 60
_START = """import fcntl, os, sys
ends = [fcntl.fcntl(int(end), fcntl.F_DUPFD, 20) for end in sys.argv[1:3]]
for number, end in enumerate(ends, 3):
    os.dup2(end, number)
os.execvp(sys.argv[3], sys.argv[3:])"""
"""Chromium reads orders from its third file and answers on its fourth."""


class Chromium:
    """One browser with one page."""

    def __init__(self, program: str, profile: Path) -> None:
        to_read, theirs_to_write = os.pipe()
        theirs_to_read, to_write = os.pipe()
        self._process = subprocess.Popen(
            [
                sys.executable, "-c", _START, str(theirs_to_read), str(theirs_to_write), program,
                "--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--no-first-run",
                "--disable-background-networking", "--disable-extensions", "--remote-debugging-pipe",
                f"--user-data-dir={profile}", "about:blank",
            ],
            pass_fds=(theirs_to_read, theirs_to_write), stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )  # fmt: skip
        os.close(theirs_to_read)
        os.close(theirs_to_write)
        self._in, self._out = os.fdopen(to_read, "rb", buffering=0), os.fdopen(to_write, "wb", buffering=0)
        self._left = b""
        self._numbers = itertools.count(1)
        self._session: str | None = None
        self.requested: list[str] = []
        """Every address that was asked for, the page's own among them."""
        target = self.ask("Target.createTarget", url="about:blank")["targetId"]
        self._session = self.ask("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        for domain in ("Page", "Runtime", "Network"):
            self.ask(f"{domain}.enable")

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_problem: object) -> None:
        self._in.close()
        self._out.close()
        self._process.terminate()
        self._process.wait(20)

    def ask(self, method: str, **values: Any) -> dict[str, Any]:
        """Send one command and wait for its answer."""
        number = next(self._numbers)
        order: dict[str, Any] = {"id": number, "method": method, "params": values}
        if self._session is not None:
            order["sessionId"] = self._session
        self._out.write(json.dumps(order).encode() + b"\0")
        while (said := self._next()).get("id") != number:
            pass
        assert "error" not in said, said
        return said["result"]

    def show(self, page: Path, width: int, height: int, *, phone: bool = False, dark: bool = False) -> None:
        """Open a file at this size and wait until it is loaded, fonts too."""
        self.ask("Emulation.setDeviceMetricsOverride", width=width, height=height, deviceScaleFactor=1, mobile=phone)
        scheme = {"name": "prefers-color-scheme", "value": "dark" if dark else "light"}
        self.ask("Emulation.setEmulatedMedia", media="screen", features=[scheme])
        self.requested.clear()
        self.ask("Page.navigate", url=page.as_uri())
        while self._next().get("method") != "Page.loadEventFired":
            pass
        self.run("document.fonts.ready.then(() => 1)")

    def run(self, script: str) -> Any:
        """The value of a JavaScript expression, promises waited for."""
        found = self.ask("Runtime.evaluate", expression=script, returnByValue=True, awaitPromise=True)
        assert "exceptionDetails" not in found, found
        return found["result"].get("value")

    def picture(self) -> bytes:
        """What is in view, as PNG."""
        return base64.b64decode(self.ask("Page.captureScreenshot", format="png")["data"])

    def _next(self) -> dict[str, Any]:
        end = time.monotonic() + SECONDS
        while b"\0" not in self._left:
            assert time.monotonic() < end, "Chromium says nothing"
            more = self._in.read(1 << 16)
            assert more, "Chromium has gone"
            self._left += more
        line, _end, self._left = self._left.partition(b"\0")
        said = json.loads(line)
        if said.get("method") == "Network.requestWillBeSent":
            self.requested.append(said["params"]["request"]["url"])
        return said
