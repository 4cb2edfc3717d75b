"""Documents to export: texts in many scripts, items and issues made of them, and how what was written is compared."""

import io
import random
import unicodedata

from PIL import Image

from clipper.exporters import style
from clipper.model.document import Document, DocumentSection, Item, Paragraph, ParagraphKind, Run

STYLE = style.load("clippings")
INVISIBLE = set("\u00ad\ufffe\u200b\u200c\u200d\ufeff\u2060\ufe0e\ufe0f")
ENGLISH = "The harbour master’s office said long-standing restrictions on night-time traffic would be reviewed. "
WIRE = (
    "The United States and China have agreed on a strategic trade “framework” following two days of high-level talks in "
    "London, signaling a major step forward in efforts to ease long-standing trade tensions between the two economies.",
    "“We’re moving as quickly as we can,” said the US Trade Representative, underscoring the urgency and complexity of the "
    "discussions — and the non-proliferation, export-control and anti-dumping questions that remain: 2024–25, 3/4, A/B.",
)
GERMAN = (
    "Der viertägige Ausstand der Hafenlotsen ist in der Nacht zum Mittwoch beendet worden. Die Schifffahrtsverwaltung "
    "rechnet damit, den Rückstau bis Freitagabend abzubauen; Vor- und Nachteile der Regelung werden in der Bürgerschaft "
    "debattiert, ebenso die Sicherheitsüberprüfung und der außergewöhnliche Dienstplan der Lotsenbrüderschaft.",
    "„Niemand hat heute Nacht etwas gewonnen außer den Schiffen“, sagte der Vermittler, der die Gespräche leitete.",
)
RUSSIAN = (
    "Четырёхдневная забастовка лоцманов завершилась в ночь на среду. Профсоюз и администрация порта подписали "
    "двухстраничное соглашение, которое откладывает введение нового графика до окончания независимой проверки.",
)
GREEK = ("Οι πλοηγοί επέστρεψαν στη ράδα· η τετραήμερη απεργία έληξε τα ξημερώματα της Τετάρτης, ύστερα από συμφωνία.",)
ARABIC = (
    "انتهى فجر الأربعاء إضراب المرشدين البحريين الذي استمر أربعة أيام، بعد أن وقّعت نقابتهم مع سلطة الميناء اتفاقًا من "
    "صفحتين يؤجل العمل بجدول المناوبات الجديد إلى حين صدور نتائج مراجعة مستقلة للسلامة.",
    "وقال الوسيط (الأربعاء): «لم يربح أحد الليلة سوى السفن». ودخلت الميناء سفينتان محملتان بالقمح، كما كتبت Hanseblatt أمس.",
)
HEBREW = ("שביתת הנווטים בת ארבעת הימים הסתיימה עם שחר (יום רביעי), לאחר שהצדדים חתמו על הסכם. “שָׁלוֹם” אמר המתווך.",)
HINDI = ("बंदरगाह के पायलटों की चार दिन की हड़ताल बुधवार तड़के समाप्त हो गई। दोनों पक्षों ने समझौते पर हस्ताक्षर किए।",)
THAI = ("ที่นี่คือท่าเรือที่มีเรือสี่สิบเอ็ดลำรออยู่ น้ำมันและข้าวสาลีมาถึงก่อน การนัดหยุดงานสิ้นสุดลงแล้วในเช้าวันพุธ",)


def paragraph(text: str, kind: ParagraphKind = ParagraphKind.BODY, level: int = 0) -> Paragraph:
    return Paragraph((Run(text),), kind, level)


def item(key: str = "k1", headline: str = "Pilots return", *texts: str, **fields: object) -> Item:
    blocks = fields.pop("blocks", tuple(paragraph(text) for text in texts))
    told = {"outlet": "The Harbour Gazette", "day": "2025-06-11", "language": "en", "blocks": blocks, **fields}
    return Item(key=key, code=f"0611-{key}", headline=headline, contents_headline=headline, **told)


def document(*items: Item, **fields: object) -> Document:
    told = {"sections": (DocumentSection("s1", "Ports and shipping", items),), "title": "Press clippings", **fields}
    return Document(date="2025-06-11", number=118, **told)


def squeezed(text: str) -> str:
    """The characters that count: NFKC, without white space, soft hyphens and what cannot be seen."""
    folded = unicodedata.normalize("NFKC", text)
    return "".join(
        c
        for c in folded
        if not c.isspace() and c not in INVISIBLE and unicodedata.category(c) not in ("Cc", "Cs", "Cf")
    )


def png(width: int, height: int, mode: str = "RGB") -> bytes:
    held = io.BytesIO()
    Image.new(mode, (width, height)).save(held, "PNG")
    return held.getvalue()


def big_issue() -> Document:
    """Three sections of items of very different lengths."""
    rng = random.Random(7)
    items = [
        item(f"q{n:03}q", f"Headline number {n}", *[ENGLISH * rng.randint(1, 9)] * rng.randint(1, 14))
        for n in range(24)
    ]
    sections = (("s1", "Trade talks", items[:9]), ("s2", "Ports", items[9:10]), ("s3", "Opinion", items[10:]))
    return document(sections=tuple(DocumentSection(key, title, tuple(held)) for key, title, held in sections))
