"""Days by other calendars and with other digits: Persian, Thai, Taiwanese and Japanese years, days spelt with their parts named."""

import re
from collections.abc import Iterator
from datetime import date, timedelta

_ZEROS = (0x0660, 0x06F0, 0x0966, 0x09E6, 0x0A66, 0x0AE6, 0x0B66, 0x0BE6, 0x0C66, 0x0CE6, 0x0D66, 0x0E50, 0x0ED0, 0x1040, 0x17E0, 0xFF10)  # fmt: skip
_DIGITS = {zero + n: str(n) for zero in _ZEROS for n in range(10)}
_PERSIAN = {
    name: number
    for number, names in enumerate(
        "فروردین/فروردين اردیبهشت/ارديبهشت خرداد تیر/تير مرداد/امرداد شهریور/شهريور مهر آبان آذر دی/دي بهمن اسفند".split(),
        1,
    )
    for name in names.split("/")
}
_THAI = {
    name: number
    for number, names in enumerate(
        "มกราคม/ม.ค. กุมภาพันธ์/ก.พ. มีนาคม/มี.ค. เมษายน/เม.ย. พฤษภาคม/พ.ค. มิถุนายน/มิ.ย. กรกฎาคม/ก.ค. สิงหาคม/ส.ค. กันยายน/ก.ย. ตุลาคม/ต.ค. พฤศจิกายน/พ.ย. ธันวาคม/ธ.ค.".split(),
        1,
    )
    for name in names.split("/")
}
_ERAS = {"民國": 1911, "民国": 1911, "令和": 2018, "平成": 1988, "昭和": 1925}
_BUDDHA = 543
_LONG_AGO = 2400
"""From here on a Thai year is counted from the Buddha's death."""


def _any(names: dict[str, int]) -> str:
    return "|".join(re.escape(name) for name in sorted(names, key=lambda name: -len(name)))


_FORMS = re.compile(
    rf"(?<!\d)(?P<pd>\d{{1,2}})\s+(?P<pm>{_any(_PERSIAN)})(?:\s*ماه)?\s+(?P<py>1[34]\d\d)(?!\d)"
    r"|(?<![\d/])(?P<qy>1[34]\d\d)/(?P<qm>\d{1,2})/(?P<qd>\d{1,2})(?![\d/])"
    rf"|(?<!\d)(?P<td>\d{{1,2}})\s*(?P<tm>{_any(_THAI)})\s*(?:พ\.ศ\.\s*)?(?P<ty>(?:19|20|24|25)\d\d)(?!\d)"
    rf"|(?P<era>{_any(_ERAS)})\s?(?P<ey>\d{{1,3}}|元)\s?年\s?(?P<em>\d{{1,2}})\s?月\s?(?P<ed>\d{{1,2}})\s?日"
    r"|(?i:ngày\s+)(?P<vd>\d{1,2})\s+(?i:tháng)\s+(?P<vm>\d{1,2})(?:,)?\s+(?i:năm)\s+(?P<vy>\d{4})"
)
_SPEAKS = re.compile(r"[\u0600-\u06ff\u0e00-\u0e7f\u3400-\u9fff]|năm")


def with_own_digits(text: str) -> str:
    """The text with digits of any script as 0 to 9; every character stays in its place."""
    return text if text.isascii() else text.translate(_DIGITS)


def days_elsewhere(text: str) -> Iterator[tuple[int, int, date]]:
    """Every such day in a text as printed: where it begins and ends, and the day."""
    if text.isascii() or not _SPEAKS.search(text):
        return
    for hit in _FORMS.finditer(with_own_digits(text)):
        try:
            yield (*hit.span(), _day(hit))
        except ValueError:
            continue


def _day(hit: re.Match[str]) -> date:
    if hit["pm"] or hit["qy"]:
        month = _PERSIAN[hit["pm"]] if hit["pm"] else int(hit["qm"])
        return _persian(int(hit["py"] or hit["qy"]), month, int(hit["pd"] or hit["qd"]))
    if hit["tm"]:
        year = int(hit["ty"])
        return date(year - _BUDDHA if year > _LONG_AGO else year, _THAI[hit["tm"]], int(hit["td"]))
    if hit["era"]:
        year = 1 if hit["ey"] == "元" else int(hit["ey"])
        return date(_ERAS[hit["era"]] + year, int(hit["em"]), int(hit["ed"]))
    return date(int(hit["vy"]), int(hit["vm"]), int(hit["vd"]))


def _persian(year: int, month: int, day: int) -> date:
    """A day of the Persian solar calendar, by its cycle of 33 years; right from 1206 to 1498. Raises ValueError where there is none."""
    if not (1206 <= year <= 1498 and 1 <= month <= 12 and 1 <= day <= (31 if month <= 6 else 30)):
        raise ValueError(year, month, day)
    leaps = sum(one % 33 in {1, 5, 9, 13, 17, 22, 26, 30} for one in range(1300, year))
    leaps -= sum(one % 33 in {1, 5, 9, 13, 17, 22, 26, 30} for one in range(year, 1300))
    begin = date(1921, 3, 21) + timedelta(days=365 * (year - 1300) + leaps)
    return begin + timedelta(days=31 * min(month - 1, 6) + 30 * max(month - 7, 0) + day - 1)
