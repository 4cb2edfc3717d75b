"""Saved web pages of every kind, built from one article: what browsers and archivers would have written."""

import base64
import gzip
import io
import plistlib

import brotli
from PIL import Image
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

URL = "https://tide.example/coast/2024/03/07/mole"
SAID = (
    "The harbour board voted on Thursday to rebuild the northern mole, which the storms of last winter had broken in two places.",
    "Work is to begin in April, the board said, and the fishing fleet will move to the southern basin until it is done in autumn.",
    "“The plan still needs the consent of the county,” said Zoë Straße, whose engineers asked in vain for a second survey of the sea bed.",
)
CAPTION = "The broken mole"


def picture(colour: str = "navy") -> bytes:
    """A photograph large enough not to be an icon."""
    out = io.BytesIO()
    Image.new("RGB", (160, 120), colour).save(out, "PNG")
    return out.getvalue()


def page(
    src: str = "mole.png", said: tuple[str, ...] = SAID, headline: str = "Harbour to be rebuilt", head: str = ""
) -> str:
    """A news page with one figure."""
    paragraphs = "".join(f"<p>{text}</p>" for text in said)
    return (
        f"<!DOCTYPE html><html lang='en'><head><meta charset='utf-8'><title>{headline} | The Tide</title>"
        f"<meta property='og:type' content='article'><meta property='article:published_time' content='2024-03-07T18:30:00+01:00'>"
        f"<link rel='canonical' href='{URL}'>{head}</head><body><nav><a href='/'>Home</a></nav><article><h1>{headline}</h1>"
        f"<figure><img src=\"{src}\" alt='Mole'><figcaption>{CAPTION}</figcaption></figure>{paragraphs}</article></body></html>"
    )


def mhtml(kind: str = "chrome", html: str | None = None) -> bytes:
    """The page in one file as Chrome, Internet Explorer and Firefox's savers write it."""
    from email.mime.base import MIMEBase
    from email.mime.multipart import MIMEMultipart
    from email.mime.text import MIMEText

    src = {"chrome": "https://img.example/mole.png", "ie": "mole.png", "cid": "cid:mole@tide"}[kind]
    whole = MIMEMultipart("related", type="text/html")
    whole["Subject"] = "=?utf-8?Q?Harbour_to_be_rebuilt?="
    whole["Date"] = "Fri, 8 Mar 2024 07:00:00 -0000" if kind == "chrome" else "Fri, 8 Mar 2024 08:00:00 +0100"
    if kind == "chrome":
        whole["From"] = "<Saved by Blink>"
        whole["Snapshot-Content-Location"] = URL
    elif kind == "ie":
        whole["From"] = "<Saved by Windows Internet Explorer 8>"
    body = MIMEText(html or page(src), "html", "utf-8")
    body["Content-Location"] = URL
    whole.attach(body)
    style = MIMEText("p { color: red }", "css", "utf-8")
    style["Content-Location"] = "https://tide.example/all.css"
    whole.attach(style)
    image = MIMEBase("image", "png")
    image.set_payload(base64.encodebytes(picture()).decode())
    image["Content-Transfer-Encoding"] = "base64"
    if kind == "cid":
        image["Content-ID"] = "<mole@tide>"
    else:
        image["Content-Location"] = src if kind == "chrome" else "https://tide.example/coast/2024/03/07/mole.png"
    whole.attach(image)
    return whole.as_bytes()


def single_file() -> bytes:
    """The page as SingleFile writes it: pictures inside, and where and when in a comment."""
    inside = f"data:image/png;base64,{base64.b64encode(picture()).decode()}"
    comment = f"<!--\n Page saved with SingleFile \n url: {URL} \n saved date: Fri Mar 08 2024 08:00:00 GMT+0100 (Central European Standard Time)\n-->"
    return (
        page(inside)
        .replace("<html", f"<html data-saved='1'>{comment}<html", 1)
        .replace("<html data-saved='1'>", "", 1)
        .encode()
    )


def warc(packed: bool = True, coding: str = "gzip") -> bytes:
    """An archive of two articles, a front page, a redirect, a script and a picture."""
    out = io.BytesIO()
    writer = WARCWriter(out, gzip=packed)
    lists = "".join(f"<li><a href='/{n}'>Story number {n} of the day</a></li>" for n in range(30))
    second = page("/none.png", tuple(text.replace("mole", "pier") for text in SAID), "Pier to be closed")
    chunked = b"".join(b"%x\r\n%s\r\n" % (len(part), part) for part in _pieces(second.encode())) + b"0\r\n\r\n"
    packers = {"gzip": gzip.compress, "br": brotli.compress, "": bytes}
    for url, kind, data, extra, status in (
        ("https://tide.example/", "text/html", f"<html><body><h1>The Tide</h1><ul>{lists}</ul></body></html>".encode(), (), "200 OK"),
        (URL, "text/html; charset=utf-8", packers[coding](page("https://img.example/mole.png").encode()),
         (("Content-Encoding", coding),) if coding else (), "200 OK"),
        ("https://tide.example/coast/pier", "text/html", chunked, (("Transfer-Encoding", "chunked"),), "200 OK"),
        ("https://tide.example/old", "text/html", b"<p>Moved</p>", (("Location", URL),), "301 Moved"),
        ("https://tide.example/a.js", "text/javascript", b"alert(1)", (), "200 OK"),
        ("https://img.example/mole.png", "image/png", picture(), (), "200 OK"),
    ):  # fmt: skip
        told = StatusAndHeaders(status, [("Content-Type", kind), *extra], protocol="HTTP/1.1")
        record = writer.create_warc_record(
            url,
            "response",
            payload=io.BytesIO(data),
            http_headers=told,
            warc_headers_dict={"WARC-Date": "2024-03-08T07:00:00Z"},
        )
        writer.write_record(record)
    return out.getvalue()


def _pieces(data: bytes, size: int = 700) -> list[bytes]:
    return [data[at : at + size] for at in range(0, len(data), size)]


def webloc(link: str = URL, *, binary: bool = False) -> bytes:
    """A link as macOS keeps it."""
    return plistlib.dumps({"URL": link}, fmt=plistlib.FMT_BINARY if binary else plistlib.FMT_XML)


def url_file(link: str = URL) -> bytes:
    """A link as Windows keeps it."""
    return f"[{{000214A0-0000-0000-C000-000000000046}}]\r\nProp3=19,11\r\n[InternetShortcut]\r\nIDList=\r\nURL={link}\r\n".encode()


SAMPLES = {
    "chrome.mhtml": mhtml("chrome"),
    "explorer.mht": mhtml("ie"),
    "parts by number.mht": mhtml("cid"),
    "single file.html": single_file(),
    "crawl.warc.gz": warc(),
    "crawl.warc": warc(packed=False, coding="br"),
}
