"""Days as the press prints them, in the languages of Europe and Asia: weekday, day, month by name or number, with a year or without."""

import re
from collections.abc import Iterator
from datetime import UTC, date, datetime

from msgspec import Struct

from clipper.importers.other_days import days_elsewhere, with_own_digits

_MONTHS = (
    "january jan januar janvier janv enero ene gennaio gen janeiro januari jänner jenner января янв січня stycznia sty ledna ocak tammikuuta ianuarie januára siječnja يناير január ιανουαρίου januara януари जनवरी জানুয়ারি জানুয়ারী בינואר ינואר ژانویه جنوری",
    "february feb februar février fevrier févr fév febrero febbraio fevereiro fev februari feber februára februarie февраля фев лютого lutego lut února şubat helmikuuta veljače فبراير február februári φεβρουαρίου شباط februara февруари फ़रवरी फरवरी ফেব্রুয়ারি בפברואר פברואר فوریه فروری",
    "march mar märz maerz mär mrz mars marzo março marco maart mrt martie марта мар березня marca března mart maaliskuuta ožujka مارس március maret μαρτίου آذار mac marta मार्च মার্চ במרץ מרץ במרס مارس مارچ",
    "april apr avril avr abril abr aprile aprilie апр квітня kwietnia kwi dubna nisan huhtikuuta apríla travnja أبريل ابريل április απριλίου نيسان aprila април अप्रैल এপ্রিল באפריל אפריל آوریل اپریل",
    "may mai mayo maggio mag maio mei мая травня maja května mayıs toukokuuta mája svibnja مايو május μαΐου أيار maj मई মে במאי מאי مه مئی",
    "june jun juni juin junio giugno giu junho iunie июня июн червня czerwca cze června haziran kesäkuuta júna lipnja يونيو június ιουνίου حزيران juna जून জুন ביוני יוני ژوئن جون",
    "july jul juli juillet juil julio luglio lug julho iulie июля июл липня lipca července temmuz heinäkuuta júla srpnja يوليو július ιουλίου تموز jula जुलाई জুলাই ביולי יולי ژوئیه جولائی",
    "august aug août aout agosto ago augustus августа авг серпня sierpnia srpna ağustos elokuuta augusta kolovoza أغسطس اغسطس augusztus agustus ogos αυγούστου آب avgust avgusta август अगस्त আগস্ট באוגוסט אוגוסט اوت اگست",
    "september sep sept septembre septiembre set settembre setembro septembrie сентября сен сент вересня września wrz září eylül syyskuuta septembra rujna سبتمبر szeptember σεπτεμβρίου أيلول septembar септември सितंबर सितम्बर সেপ্টেম্বর בספטמבר ספטמבר سپتامبر ستمبر",
    "october oct oktober okt octobre octubre ottobre ott outubro out octombrie октября окт жовтня października paź října ekim lokakuuta októbra أكتوبر اكتوبر október οκτωβρίου oktobar oktobra октомври अक्टूबर अक्तूबर অক্টোবর באוקטובר אוקטובר اکتبر اکتوبر",
    "november nov noi novembre noviembre novembro noiembrie ноября ноя нояб листопада lis kasım marraskuuta novembra studenoga نوفمبر listopadu listopada νοεμβρίου novembar ноември नवंबर नवम्बर নভেম্বর בנובמבר נובמבר نوامبر نومبر",
    "december dec dezember dez décembre decembre déc diciembre dic dicembre dezembro decembrie декабря дек грудня grudnia gru prosince aralık joulukuuta decembra prosinca ديسمبر desember disember δεκεμβρίου decembar декември दिसंबर दिसम्बर ডিসেম্বর בדצמבר דצמבר دسامبر دسمبر",
)
MONTHS = {name: number for number, names in enumerate(_MONTHS, 1) for name in names.split()}
"""Names of months, lower case, and their numbers."""
_WEEKDAYS = (
    "monday mon montag lundi lunes lunedì lunedi segunda-feira maandag понедельник poniedziałek pazartesi måndag mandag pondělí hétfő понеділок الاثنين الإثنين δευτέρα senin isnin सोमवार সোমবার",
    "tuesday tue tues dienstag mardi martes martedì martedi terça-feira dinsdag вторник wtorek salı tisdag tirsdag úterý kedd вівторок الثلاثاء τρίτη selasa मंगलवार মঙ্গলবার",
    "wednesday wed mittwoch mercredi miércoles miercoles mercoledì mercoledi quarta-feira woensdag среда środa çarşamba onsdag středa szerda середа الأربعاء τετάρτη rabu बुधवार বুধবার",
    "thursday thu thur thurs donnerstag jeudi jueves giovedì giovedi quinta-feira donderdag четверг czwartek perşembe torsdag čtvrtek csütörtök четвер الخميس πέμπτη kamis khamis गुरुवार বৃহস্পতিবার",
    "friday fri freitag vendredi viernes venerdì venerdi sexta-feira vrijdag пятница piątek cuma fredag pátek péntek الجمعة παρασκευή jumat शुक्रवार শুক্রবার",
    "saturday sat samstag sonnabend samedi sábado sabado sabato zaterdag суббота sobota cumartesi lördag lørdag szombat субота السبت σάββατο sabtu शनिवार শনিবার",
    "sunday sun sonntag dimanche domingo domenica zondag воскресенье niedziela pazar söndag søndag neděle vasárnap неділя الأحد κυριακή minggu ahad रविवार রবিবার",
)
WEEKDAYS = {name: number for number, names in enumerate(_WEEKDAYS) for name in names.split()}
"""Names of days, lower case, and their numbers from Monday, 0."""


def _any(names: dict[str, int]) -> str:
    return "|".join(re.escape(name) for name in sorted(names, key=lambda name: -len(name)))


_YEAR = (
    r"(?P<{0}>(?:19|20)\d\d)\b"
    r"(?!:\d|\s*(?:h|hrs?|hours?|uhr)\b|\s*(?-i:GMT|UTC|BST|CES?T|MES?Z|E[SD]?T|C[SD]T|M[SD]T|P[SD]?T)\b)"
)
"""A year, and not 2000 hours GMT."""
_DATE = re.compile(
    rf"(?<![\w/.-])(?:(?P<weekday>{_any(WEEKDAYS)})\.?,?\s+(?:den\s+|le\s+|the\s+)?)?(?:"
    rf"(?P<d1>\d{{1,2}})(?:\.|(?:st|nd|rd|th|er|\.|º|°)?[\s-]+)(?:of\s+|de\s+)?(?P<m1>{_any(MONTHS)})(?!\w)\.?"
    rf"(?:,?[\s-]+(?:de\s+|del\s+)?{_YEAR.format('y1')})?"
    rf"|(?P<m2>{_any(MONTHS)})\.?\s+(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?\b(?![:.]\d|\s*[ap]\.?m)(?:,?\s+{_YEAR.format('y2')})?"
    r"|(?P<y3>\d{4})(?P<sign>[-/]|\.\s?)(?P<m3>\d{1,2})(?P=sign)(?P<d3>\d{1,2})(?![\d/-]|\.\d)"
    rf"|(?P<y6>\d{{4}})\.\s+(?P<m6>{_any(MONTHS)})\s+(?P<d6>\d{{1,2}})\."
    r"|(?P<d4>\d{1,2})(?P<dot>[./])(?P<m4>\d{1,2})(?P=dot)(?P<y4>\d{4})\b"
    r"|(?P<y5>\d{4})\s?[年년]\s?(?P<m5>\d{1,2})\s?[月월]\s?(?P<d5>\d{1,2})\s?[日일])",
    re.IGNORECASE,
)


_AHEAD = 14 * 3600
"""Seconds by which the earliest clocks are before UTC: Wellington dates its copy a day ahead of London."""


class WrittenDay(Struct, frozen=True):
    """A day as printed, and the place in the text where it stands."""

    start: int
    end: int
    month: int
    day: int
    year: int | None = None
    weekday: int | None = None
    """From Monday, 0."""

    @property
    def iso(self) -> str:
        """YYYY-MM-DD; "" without a year, and where calendar and weekday do not fit."""
        found = self.in_year(self.year) if self.year else None
        return found.isoformat() if found else ""

    def in_year(self, year: int) -> date | None:
        """The day of that year; None where it does not exist or falls on another weekday than printed."""
        try:
            found = date(year, self.month, self.day)
        except ValueError:
            return None
        return found if self.weekday in (None, found.weekday()) else None

    def before(self, moment: int) -> date | None:
        """The latest such day that had begun anywhere on earth at `moment` (UTC seconds), if within a year of it."""
        last = datetime.fromtimestamp(moment + _AHEAD, UTC).date()
        for year in (last.year, last.year - 1):
            found = self.in_year(year)
            if found and found <= last:
                return found if (last - found).days <= 366 else None
        return None


def days_in(text: str) -> Iterator[WrittenDay]:
    """Every day written in the text, in order; 05/06/2025 is none, for day and month cannot be told apart."""
    elsewhere = list(days_elsewhere(text))
    told = 0
    for hit in _DATE.finditer(with_own_digits(text)):
        while elsewhere and elsewhere[0][0] <= hit.start():
            told = elsewhere[0][1]
            yield _of(*elsewhere.pop(0))
        if hit.start() < told:
            continue
        if hit["dot"] == "/" and int(hit["d4"]) <= 12 and int(hit["m4"]) <= 12 and hit["d4"] != hit["m4"]:
            continue
        named = hit["m1"] or hit["m2"] or hit["m6"]
        month = MONTHS[named.lower()] if named else int(hit["m3"] or hit["m4"] or hit["m5"])
        day = int(hit["d1"] or hit["d2"] or hit["d3"] or hit["d4"] or hit["d5"] or hit["d6"])
        if hit["dot"] == "/" and month > 12:
            day, month = month, day
        year = hit["y1"] or hit["y2"] or hit["y3"] or hit["y4"] or hit["y5"] or hit["y6"]
        weekday = WEEKDAYS[hit["weekday"].lower()] if hit["weekday"] else None
        if 1 <= month <= 12 and 1 <= day <= 31:
            yield WrittenDay(*hit.span(), month, day, int(year) if year else None, weekday)
    for one in elsewhere:
        yield _of(*one)


def _of(start: int, end: int, day: date) -> WrittenDay:
    return WrittenDay(start, end, day.month, day.day, day.year)
