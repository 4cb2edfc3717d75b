"""Datelines of scripts without capitals: Chinese, Japanese, Korean and Arabic agencies."""

import re

from msgspec import Struct

from clipper.importers.places import agency

_ZH_AGENCIES = "新华社|新華社|中新社|中新网|中央社|人民网|央视网|澎湃新闻|财联社|路透社|法新社|美联社|联合早报"
_JA_AGENCIES = "共同|時事|ロイター|AFP|AP|朝日|毎日|読売|日経"
_DAY = r"(?:\d{4}年)?(?:\d{1,2}月)?\d{1,2}日"
_NAMES = r"(?P<byline>[^()（）\d]{2,30}?)"
_FORMS = tuple(
    re.compile(form)
    for form in (
        rf"(?P<agency>{_ZH_AGENCIES})?(?P<place>[\u4e00-\u9fff]{{2,8}}?)(?P<date>{_DAY})(?:电|電|讯|訊)\s*(?:[（(](?:记者|記者|综合)?\s*{_NAMES}[）)])?\s*[：:，]?\s*",
        rf"[（(](?P<agency>{_ZH_AGENCIES})(?:记者|記者)(?P<byline>[\u4e00-\u9fff、]{{2,8}}?)(?P<place>[\u4e00-\u9fff]{{2,4}})(?P<date>{_DAY})(?:电|電|讯|訊)[）)]\s*",
        r"(?P<place>[\u0900-\u0dff][\u0900-\u0dff ]{1,24}?),\s(?P<date>[\u0900-\u0dff\d][\u0900-\u0dff\d ]{2,20}?)\s?\((?P<agency>[^()\d]{2,20})\)\s*[-–—:।]*\s*",
        r"(?P<place>[\u0600-\u06ff][\u0600-\u06ff ]{1,20}?)\s?[-–،]\s?(?P<agency>ایرنا|ایسنا|مهر|فارس|تسنیم|ایلنا)\s?[-–:]\s*",
        rf"【(?P<place>)(?P<agency>{_ZH_AGENCIES})(?:讯|訊|电|電)】\s*",
        rf"【(?P<place>[^【】\d＝=]{{1,10}}?)[・＝= ]?(?P<agency>{_JA_AGENCIES})】\s*",
        r"【(?P<place>[\u4e00-\u9fff\u30a0-\u30ff]{1,10})[＝=・](?P<byline>[^【】\d]{2,12})】\s*",
        rf"[［\[](?P<place>[^\]］\d]{{1,15}}?)\s*(?P<date>{_DAY})\s*(?P<agency>{_JA_AGENCIES})[］\]]\s*[-–—―－]\s*",
        r"[(\[](?P<place>[가-힣·]{2,12})=(?P<agency>[가-힣0-9]{2,8})[)\]]\s*(?:(?P<byline>[가-힣]{2,4}(?:[·,]\s?[가-힣]{2,4}){0,3})\s*(?:기자|특파원)\s*=\s*)?",
        r"(?P<place>[\u0600-\u06ff][\u0600-\u06ff ]{1,25}?)\s+(?P<date>\d{1,2}\s+[\u0600-\u06ff ]{3,20}\s\d{4}\s?هـ(?:\s+الموافق\s+\d{1,2}\s+[\u0600-\u06ff]+\s+\d{4}\s?م)?)\s*[(/]?\s*(?P<agency>واس)\s*[)/]?\s*[-–—:]*\s*",
        r"(?P<place>[\u0600-\u06ff][\u0600-\u06ff ]{1,25}?)[،,]?\s+(?P<date>(?:في\s+)?\d{1,2}\s+[\u0600-\u06ff]+(?:\s+[\u0600-\u06ff]+){0,2}(?:\s+\d{4})?)\s*[(（/]\s*(?P<agency>[^()（）/]{2,25}?)\s*[)）/]\s*[-–—:]*\s*",
        r"(?P<place>[\u0600-\u06ff][\u0600-\u06ff ]{1,25}?)\s*[(（](?P<agency>[\u0600-\u06ff. ]{2,25})[)）]\s*[-–—:]+\s*",
    )
)


class EasternDateline(Struct, frozen=True):
    """What such a dateline says; `end` is where the text after it begins."""

    text: str
    end: int
    date: str = ""
    agency: str = ""
    byline: str = ""


def find_eastern(line: str) -> EasternDateline | None:
    """The dateline at the start of a line in Chinese, Japanese, Korean or Arabic, None where there is none."""
    if line[:12].isascii():
        return None
    for form in _FORMS:
        found = form.match(line)
        if found:
            parts = {"date": "", "agency": "", "byline": ""} | {k: v or "" for k, v in found.groupdict().items()}
            between = line[found.start("place") : found.end("date") if parts["date"] else found.end("place")]
            known = agency(parts["agency"]) or parts["agency"]
            return EasternDateline(
                " ".join(between.split()), found.end(), parts["date"], known, parts["byline"].strip()
            )
    return None
