"""The program that recognises words on one picture: a process of its own, with limits of its own.

It is run by its path and knows nothing of Clipper. Its standard input brings one line of JSON (what is asked), then
the picture (PGM), and then stays open: when it ends before the answer is given, whoever asked is gone, and this
program ends with everything that it started. The answer is one JSON object on standard output.
"""

import ctypes
import glob
import importlib.util
import io
import json
import os
import re
import shutil
import signal
import subprocess
import sys
import threading
from typing import Any
from xml.etree import ElementTree

LATE, BROKEN = 3, 4
"""Exit codes: out of time, and failed in any other way."""
_TESSDATA = (
    "/usr/share/tesseract-ocr/*/tessdata",
    "/usr/share/tessdata",
    "/usr/local/share/tessdata",
    "/opt/homebrew/share/tessdata",
    "C:/Program Files/Tesseract-OCR/tessdata",
)
_NO_LANGUAGES = {"osd", "equ", "snum"}
OUT_OF_TIME = -getattr(signal, "SIGXCPU", 24)
"""How a program ends that used up the processor time it was allowed."""
_NO_WINDOW = getattr(subprocess, "CREATE_NO_WINDOW", 0)

Line = list[list[Any]]
"""Words of one line: text, confidence (0 to 1), left, top, right, bottom in pixels."""


def main() -> None:
    """Answer the one question on standard input."""
    asked = json.loads(sys.stdin.buffer.readline())
    picture = sys.stdin.buffer.read(asked.get("bytes", 0))
    answer = os.fdopen(os.dup(1), "wb")
    null = os.open(os.devnull, os.O_WRONLY)
    os.dup2(null, 1)
    os.dup2(null, 2)
    _set_limits(asked)
    sys.addaudithook(_refuse_network)
    running: list[subprocess.Popen] = []
    threading.Thread(target=_end_with_asker, args=(running,), daemon=True).start()
    threading.Timer(asked["seconds"], _end, (running, LATE)).start()
    try:
        found = _ANSWERS[asked["task"]](asked, picture, running)
        answer.write(json.dumps(found).encode())
        answer.close()
    except BaseException:
        _end(running, BROKEN)
        raise
    os._exit(0)


def _set_limits(asked: dict) -> None:
    try:
        import resource
    except ImportError:
        return
    seconds = int(asked["processor"])
    # What reaches the first ceiling is told so, what reaches the second is ended.
    for which, soft, most in (
        (resource.RLIMIT_AS, int(asked["memory"]), int(asked["memory"])),
        (resource.RLIMIT_CPU, seconds, seconds + 5),
        (resource.RLIMIT_CORE, 0, 0),
    ):
        hard = resource.getrlimit(which)[1]
        most = most if hard == resource.RLIM_INFINITY else min(most, hard)
        resource.setrlimit(which, (min(soft, most), most))


def _refuse_network(event: str, _arguments: tuple) -> None:
    """No engine may fetch a model."""
    if event in {"socket.__new__", "socket.connect", "socket.getaddrinfo"}:
        raise PermissionError(event)


def _end_with_asker(running: list[subprocess.Popen]) -> None:
    while os.read(0, 4096):
        pass
    _end(running, BROKEN)


def _end(running: list[subprocess.Popen], code: int) -> None:
    for program in running:
        program.kill()
    os._exit(code)


def _engines(_asked: dict, _picture: bytes, running: list[subprocess.Popen]) -> list[dict]:
    """Every engine that can work here, the best first, with the languages it has data for."""
    found = []
    if (tesserocr := _module("tesserocr")) and (data := _tessdata()):
        found.append({"name": "tesserocr", "version": tesserocr.tesseract_version().split()[1], "languages": _in(data)})
    if shutil.which("tesseract"):
        listed = _run(["tesseract", "--list-langs"], b"", running).split("\n")[1:]
        version = _run(["tesseract", "--version"], b"", running).split("\n")[0].replace("tesseract ", "")
        found.append({"name": "tesseract", "version": version, "languages": [one for one in listed if one.strip()]})
    if importlib.util.find_spec("rapidocr") and importlib.util.find_spec("onnxruntime"):
        found.append({"name": "rapidocr", "version": "", "languages": []})
    return [one for one in found if one["name"] == "rapidocr" or set(one["languages"]) - _NO_LANGUAGES]


def _module(name: str) -> Any:
    if not importlib.util.find_spec(name):
        return None
    try:
        return importlib.import_module(name)
    except ImportError:
        return None


def _tessdata() -> str:
    """The folder with Tesseract's language data, "" where there is none."""
    given = os.environ.get("TESSDATA_PREFIX", "")
    places = [given, f"{given}/tessdata"] if given else []
    places += [place for pattern in _TESSDATA for place in sorted(glob.glob(pattern), reverse=True)]  # noqa: PTH207
    return next((one for one in places if set(_in(one)) - _NO_LANGUAGES), "")


def _in(folder: str) -> list[str]:
    ending = ".traineddata"
    return sorted(n.removesuffix(ending) for n in os.listdir(folder) if n.endswith(ending)) if os.path.isdir(folder) else []  # noqa: PTH112, PTH208 # fmt: skip


def _run(command: list[str], given: bytes, running: list[subprocess.Popen]) -> str:
    pipe = subprocess.PIPE
    program = subprocess.Popen(
        command, stdin=pipe, stdout=pipe, stderr=subprocess.DEVNULL, creationflags=_NO_WINDOW, preexec_fn=_dying()
    )
    running.append(program)
    told = program.communicate(given)[0]
    if program.returncode == OUT_OF_TIME:
        _end(running, LATE)
    if program.returncode:
        raise RuntimeError(command[0])
    return told.decode("utf-8", "replace")


def _dying() -> Any:
    """On Linux the kernel itself ends the program with this one, should this one be killed (prctl PR_SET_PDEATHSIG)."""
    if sys.platform != "linux":
        return None
    prctl = ctypes.CDLL(None).prctl
    return lambda: prctl(1, 9)


def _words(asked: dict, picture: bytes, running: list[subprocess.Popen]) -> dict:
    """The lines of the picture, and its size as the engine saw it."""
    engine, language, mode = asked["engine"], asked["language"], str(asked["mode"])
    if engine == "rapidocr":
        return {"lines": _rapidocr(picture)}
    if engine == "tesserocr":
        return {"lines": lines_in(_tesserocr(picture, language, int(mode)))}
    command = ["tesseract", "stdin", "stdout", "-l", language, "--psm", mode, "hocr"]
    return {"lines": lines_in(_run(command, picture, running))}


def _tesserocr(picture: bytes, language: str, mode: int) -> str:
    import tesserocr  # pyright: ignore[reportMissingImports]
    from PIL import Image

    with tesserocr.PyTessBaseAPI(path=_tessdata(), lang=language, psm=mode) as engine:
        engine.SetImage(Image.open(io.BytesIO(picture)))
        return f"<html><body>{engine.GetHOCRText(0)}</body></html>"


def lines_in(hocr: str) -> list[Line]:
    """The lines of an hOCR page (hOCR 1.2), upright ones only, each with its words."""
    found: list[Line] = []
    for element in ElementTree.fromstring(hocr).iter():
        if element.get("class", "") not in {"ocr_line", "ocr_caption", "ocr_textfloat", "ocr_header"}:
            continue
        if re.search(r"textangle (?!0\b|360\b)", element.get("title", "")):
            continue
        line: Line = []
        for word in element:
            said = re.search(r"bbox (\d+) (\d+) (\d+) (\d+).*?x_wconf (\d+)", word.get("title", ""))
            text = "".join(word.itertext()).strip()
            if said and text:
                left, top, right, bottom, sure = map(int, said.groups())
                line.append([text, sure / 100, left, top, right, bottom])
        if line:
            found.append(line)
    return found


def _rapidocr(picture: bytes) -> list[Line]:
    import numpy
    from PIL import Image
    from rapidocr import RapidOCR  # pyright: ignore[reportMissingImports]

    engine = RapidOCR(params={"Global.log_level": "critical", "EngineConfig.onnxruntime.intra_op_num_threads": 1})
    grey = Image.open(io.BytesIO(picture)).convert("RGB")
    # A line that it turns upside down by itself has its words in wrong places: a page is turned as a whole, by who asks.
    told = engine(numpy.asarray(grey), use_cls=False, return_word_box=True)
    found: list[Line] = []
    for words in getattr(told, "word_results", None) or ():
        line: Line = []
        for text, sure, corners in words:
            across, down = [float(x) for x, _y in corners], [float(y) for _x, y in corners]
            if str(text).strip():
                line.append([str(text).strip(), float(sure), min(across), min(down), max(across), max(down)])
        if line:
            found.append(line)
    return found


def _orientation(asked: dict, picture: bytes, running: list[subprocess.Popen]) -> dict:
    """By how many degrees the picture must be turned clockwise to stand upright, how sure that is, and its script."""
    if asked["engine"] == "tesserocr":
        import tesserocr  # pyright: ignore[reportMissingImports]
        from PIL import Image

        with tesserocr.PyTessBaseAPI(path=_tessdata(), lang="osd", psm=0) as engine:
            engine.SetImage(Image.open(io.BytesIO(picture)))
            told = engine.DetectOrientationScript() or {}
        turned = (360 - int(told.get("orient_deg", 0))) % 360
        return {
            "turn": turned,
            "sure": float(told.get("orient_conf", 0)),
            "script": str(told.get("script_name", "")),
            "script_sure": float(told.get("script_conf", 0)),
        }
    try:
        told = _run(["tesseract", "stdin", "stdout", "-l", "osd", "--psm", "0"], picture, running)
    except RuntimeError:
        # Too few letters to tell.
        return {"turn": 0, "sure": 0.0, "script": "", "script_sure": 0.0}
    said = dict(re.findall(r"^([\w ]+): *(\S+)", told, re.MULTILINE))
    return {
        "turn": int(said.get("Rotate", 0)),
        "sure": float(said.get("Orientation confidence", 0)),
        "script": said.get("Script", ""),
        "script_sure": float(said.get("Script confidence", 0)),
    }


_ANSWERS = {"engines": _engines, "words": _words, "orientation": _orientation}

if __name__ == "__main__":
    main()
