"""Make the sample pages, mails, documents and pictures of the folder samples: every outlet and person in them is invented."""

import base64
import io
import json
from email.message import EmailMessage
from html import escape
from pathlib import Path

import docx
from PIL import Image, ImageDraw
from reportlab import rl_config
from reportlab.lib.pagesizes import A4
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

HERE = Path(__file__).resolve().parent / "samples"
FONTS = HERE.parent / "fonts"
rl_config.invariant = 1

PAGES = [
    {
        "file": "harbour-post-carriers-reroute.html",
        "lang": "en",
        "outlet": "The Harbour Post",
        "site": "harbourpost.example",
        "section": "Shipping",
        "time": "2025-06-11T06:02:00+01:00",
        "authors": ["Fiona Marsh", "Daniel Osei"],
        "headline": "Ports brace for new rare-earth rules as carriers reroute",
        "deck": "Shipping lines are moving magnets by the shortest way, not the cheapest, until licences are clear.",
        "picture": "cranes",
        "caption": "Cranes at the northern container terminal on Tuesday.",
        "credit": "Ana Velde/The Harbour Post",
        "text": [
            "Three of the five largest container lines have changed their summer schedules to keep cargoes of rare-earth magnets away from ports where they may need a second inspection, freight forwarders said on Tuesday.",
            "The changes follow the framework agreed in London between the United States and China, which promises more export licences for magnet metals but does not say how quickly customs officers on either side will accept them.",
            "“A box that waits nine days for a stamp costs more than a box that sails two thousand miles further,” said Ingrid Holm, who plans routes for Baltic & Orient Lines. “So we sail.”",
            ("h2", "Two inspections, one crane"),
            "At Valmora, the harbour authority has set aside one berth and one crane for cargoes that fall under the new rules. The authority’s head, Tomas Brandt, said the berth could handle forty boxes a day, about half of what is expected in July.",
            "Customs officers will open every tenth container and check its papers against a list that Beijing is to publish by the end of the month. Until then they will accept the old forms.",
            "Forwarders warned that small makers of motors and loudspeakers would feel the delay first. “The carmakers have people who do nothing but licences,” said Rafael Quint of the forwarders’ association. “The firm with thirty workers has the owner’s daughter.”",
            "The ministry of trade said it would hold an open day for small importers next week and that no fee would be charged for the second inspection this year.",
        ],
    },
    {
        "file": "rheinische-warte-handelsrahmen.html",
        "lang": "de",
        "outlet": "Rheinische Warte",
        "site": "rheinische-warte.example",
        "section": "Wirtschaft",
        "time": "2025-06-11T05:48:00+02:00",
        "authors": ["Jutta Brenner"],
        "headline": "Handelsrahmen steht: Berlin begrüßt Einigung, die Industrie bleibt vorsichtig",
        "deck": "Der Rahmen von London beruhigt die Börsen. In den Werken zählt man weiter die Magnete.",
        "picture": "columns",
        "caption": "Das Wirtschaftsministerium am Dienstagabend.",
        "credit": "Foto: Matthias Kolb",
        "text": [
            "Die Bundesregierung hat die Einigung zwischen Washington und Peking auf einen Handelsrahmen begrüßt. Es sei „ein Schritt, auf den viele Betriebe gewartet haben“, sagte eine Sprecherin des Wirtschaftsministeriums am Dienstagabend.",
            "In der Industrie fiel das Echo verhaltener aus. Der Verband der Motorenbauer rechnet damit, dass Ausfuhrgenehmigungen für Dysprosium und Terbium frühestens im August in nennenswerter Zahl erteilt werden.",
            "„Ein Rahmen ist noch kein Bild“, sagte Verbandspräsident Konrad Thelen dieser Zeitung. „Unsere Mitglieder haben Vorräte für vier bis zehn Wochen. Wer vier Wochen hat, schläft schlecht.“",
            ("h2", "Zwei Werke fahren Kurzarbeit"),
            "In zwei Werken am Niederrhein ruht seit Montag die Fertigung von Stellmotoren. Betroffen sind nach Angaben der Betriebsräte rund 640 Beschäftigte. Die Geschäftsführung nannte fehlende Magnete als Grund und verwies zugleich auf den Streik der Lotsen im Hafen von Valmora, der am selben Abend beigelegt wurde.",
            "Der Hafen will bis Freitag alle wartenden Schiffe abfertigen. Kühlware hat Vorrang, danach folgen Zulieferteile. Spediteure sprechen von Zuschlägen bis zu 18 Prozent auf eilige Sendungen.",
            "Das Ministerium prüft, ob ein gemeinsames Lager der europäischen Hersteller eingerichtet werden kann. Der Vorschlag liegt seit Februar auf dem Tisch.",
        ],
    },
    {
        "file": "courrier-du-littoral-accord.html",
        "lang": "fr",
        "outlet": "Le Courrier du Littoral",
        "site": "courrier-littoral.example",
        "section": "Économie",
        "time": "2025-06-11T05:31:00+02:00",
        "authors": ["Hélène Vasseur"],
        "headline": "Accord commercial : ce que Londres change pour les industriels européens",
        "deck": "Le texte rassure sans rien promettre. Les licences, elles, se comptent encore une à une.",
        "picture": "letters",
        "caption": "Des formulaires de licence au guichet unique du port.",
        "credit": "Photo Luc Perrin",
        "text": [
            "Deux jours de discussions à Lancaster House ont suffi pour que Washington et Pékin s’accordent sur un cadre. Pour les industriels européens, absents de la table, l’essentiel se joue désormais dans les bureaux de douane.",
            "Le cadre prévoit que la Chine délivre davantage de licences d’exportation pour les terres rares, tandis que les États-Unis pourraient lever certaines mesures prises au printemps. Aucun calendrier n’a été publié.",
            "« Nous avons un accord sur l’intention d’être d’accord », résume Paul Aubert, délégué général de la Fédération des aimants. « C’est mieux que rien, et c’est moins qu’une livraison. »",
            ("h2", "Des stocks pour six semaines"),
            "Selon la fédération, les stocks couvrent en moyenne six semaines de production. Les fabricants de moteurs électriques sont les plus exposés, devant ceux d’éoliennes.",
            "Au port de Valmora, la fin de la grève des pilotes soulage les transporteurs, mais la file de quarante et un navires ne sera résorbée que vendredi. La médiatrice Mara Ilves, saluée par les deux camps, n’avait été désignée qu’au quatrième jour, un retard que l’opposition reproche au ministère.",
            "Le ministère du commerce répond qu’il a attendu une demande signée des deux parties, « comme la loi l’exige ».",
        ],
    },
    {
        "file": "sahifat-al-mina-framework.html",
        "lang": "ar",
        "outlet": "صحيفة الميناء",
        "site": "almina.example",
        "section": "تجارة",
        "time": "2025-06-11T05:20:00+03:00",
        "authors": ["سلمى الحداد"],
        "headline": "اتفاق إطاري بين واشنطن وبكين بعد يومين من المحادثات في لندن",
        "deck": "الأسواق ترحّب، والمصانع تنتظر التراخيص.",
        "picture": "",
        "caption": "",
        "credit": "",
        "text": [
            "توصّلت الولايات المتحدة والصين إلى اتفاق إطاري بعد يومين من المحادثات في لندن، في خطوة تهدف إلى تخفيف التوتر التجاري بين أكبر اقتصادين في العالم.",
            "وقال مسؤول في هيئة الموانئ إن الاتفاق لا يحدّد موعدًا لإصدار تراخيص تصدير المعادن النادرة، وإن شركات الشحن غيّرت بعض خطوطها إلى حين اتضاح القواعد الجديدة.",
            "ورحّبت غرفة التجارة بالاتفاق، لكنها دعت إلى «وضوح في المواعيد قبل الوعود»، مشيرةً إلى أن مخزون المصانع الصغيرة لا يكفي لأكثر من 6 أسابيع.",
            "ومن المنتظر أن يُعرض الاتفاق على القيادتين في البلدين للموافقة عليه، ولم يُعلن عن موعد لاجتماع لاحق.",
        ],
    },
    {
        "file": "nevskaya-khronika-markets.html",
        "lang": "ru",
        "outlet": "Невская хроника",
        "site": "nevskaya.example",
        "section": "Рынки",
        "time": "2025-06-10T22:15:00+03:00",
        "authors": ["Ирина Соколова"],
        "headline": "Рамочная сделка: рынки растут, подробности неизвестны",
        "deck": "",
        "picture": "chart",
        "caption": "Фондовые индексы во вторник вечером.",
        "credit": "Графика редакции",
        "text": [
            "Соединённые Штаты и Китай договорились о рамках торгового соглашения после двух дней переговоров в Лондоне. Биржи ответили ростом, однако текст документа до сих пор не опубликован.",
            "Главным вопросом остаются редкоземельные металлы. По словам участников рынка, лицензии на их вывоз выдаются поштучно, и в ближайшие недели это вряд ли изменится.",
            "«Покупают надежду, а не металл», — сказал аналитик Пётр Громов. По его оценке, цены на диспрозий могут снизиться ещё на пять процентов, если Пекин до конца месяца опубликует обещанный список.",
            "Соглашение должно быть одобрено руководством обеих стран. Новая встреча пока не назначена.",
        ],
    },
    {
        "file": "diario-de-la-meseta-tierras-raras.html",
        "lang": "es",
        "outlet": "Diario de la Meseta",
        "site": "diariomeseta.example",
        "section": "Economía",
        "time": "2025-06-10T23:40:00+02:00",
        "authors": ["Lucía Robledo", "Martín Arce"],
        "headline": "Las tierras raras, moneda de cambio de un acuerdo todavía sin firmar",
        "deck": "Pekín ofrece licencias; Washington, retirar medidas. Falta el papel.",
        "picture": "quarry",
        "caption": "Una cantera de tierras raras vista desde el aire.",
        "credit": "Archivo Meseta",
        "text": [
            "El marco pactado en Londres por Estados Unidos y China convierte las tierras raras en la moneda de cambio de una paz comercial que aún no está firmada. Los negociadores se marcharon sin fijar otra cita.",
            "Según fuentes del sector, Pekín aumentaría las licencias de exportación a cambio de que Washington retire parte de las medidas de la primavera. El documento espera el visto bueno de los dos presidentes.",
            "«Lo que no está en un calendario no está en ninguna parte», advierte la profesora Elena Cid, que estudia las cadenas de suministro en la Universidad de la Meseta.",
            "Los fabricantes de motores consultados por este diario tienen existencias para dos meses. Los de altavoces y auriculares, para tres semanas.",
            "En el puerto de Valmora, donde los prácticos volvieron al trabajo el martes, cuarenta y un barcos esperaban turno. La mediadora, Mara Ilves, pidió «paciencia y buena letra».",
        ],
    },
    {
        "file": "corriere-della-laguna-borse.html",
        "lang": "it",
        "outlet": "Corriere della Laguna",
        "site": "corrierelaguna.example",
        "section": "Mercati",
        "time": "2025-06-10T20:05:00+02:00",
        "authors": ["Chiara Bellin"],
        "headline": "Dazi, la tregua di Lancaster House convince le Borse",
        "deck": "",
        "picture": "podium",
        "caption": "La sala delle conferenze a Lancaster House.",
        "credit": "Agenzia Laguna",
        "text": [
            "Le Borse europee hanno chiuso in rialzo dopo l’annuncio di un’intesa quadro fra Stati Uniti e Cina. Bene i titoli dell’auto, che dipendono dai magneti cinesi.",
            "«Il mercato compra il titolo del giornale, non l’articolo», osserva Sandro Pavan, gestore a Venezia. L’articolo, in effetti, manca: il testo dell’intesa non è stato pubblicato.",
            "Resta da capire quando arriveranno le licenze per le terre rare. Le imprese del distretto degli elettrodomestici parlano di scorte per cinque settimane.",
        ],
    },
]


def picture(name: str) -> Image.Image:
    """A small painted illustration, 640 × 420."""
    sky = {
        "cranes": "#F3C58B",
        "columns": "#8FB7DB",
        "letters": "#C9B08A",
        "chart": "#10343A",
        "quarry": "#D9B07C",
        "podium": "#1F3A63",
    }[name]
    image = Image.new("RGB", (640, 420), sky)
    draw = ImageDraw.Draw(image)
    if name == "cranes":
        draw.rectangle((0, 330, 640, 420), fill="#2F6C86")
        for x in (90, 260, 430):
            draw.line([(x, 330), (x, 90), (x + 130, 90)], fill="#23475A", width=10)
            draw.line([(x, 140), (x + 90, 90)], fill="#23475A", width=6)
            draw.line([(x + 60, 330), (x + 60, 90)], fill="#23475A", width=6)
        for i, colour in enumerate(("#B8442F", "#2F6C4F", "#D0902F", "#4A5C86", "#B8442F", "#7A4F2F")):
            draw.rectangle((40 + i * 95, 285, 125 + i * 95, 330), fill=colour)
    elif name == "columns":
        draw.rectangle((0, 340, 640, 420), fill="#7E9A62")
        draw.polygon([(120, 170), (320, 80), (520, 170)], fill="#EFE6D2")
        draw.rectangle((130, 170, 510, 340), fill="#F6EFDF")
        for x in range(150, 500, 52):
            draw.rectangle((x, 185, x + 22, 330), fill="#CDBF9F")
    elif name == "letters":
        for x, y in ((90, 110), (240, 70), (400, 120)):
            draw.rectangle((x, y, x + 150, y + 210), fill="#FBF7EE")
            for line in range(6):
                draw.rectangle(
                    (x + 18, y + 24 + line * 28, x + 130 - (line % 3) * 22, y + 31 + line * 28), fill="#8C7A5C"
                )
    elif name == "chart":
        points = [(20, 330), (110, 300), (190, 315), (270, 240), (350, 255), (430, 190), (520, 205), (620, 110)]
        for y in (110, 190, 270, 350):
            draw.line([(0, y), (640, y)], fill="#1F4D54", width=2)
        draw.line(points, fill="#7EE0B8", width=8, joint="curve")
    elif name == "quarry":
        for i, colour in enumerate(("#C48F58", "#AE7846", "#936036", "#744A2A")):
            draw.polygon(
                [
                    (0, 160 + i * 60),
                    (200, 120 + i * 66),
                    (430, 165 + i * 60),
                    (640, 130 + i * 64),
                    (640, 420),
                    (0, 420),
                ],
                fill=colour,
            )
    else:
        draw.rectangle((250, 250, 390, 420), fill="#C79A4B")
        draw.ellipse((285, 110, 355, 180), fill="#0E1E38")
        draw.polygon([(240, 260), (320, 180), (400, 260)], fill="#0E1E38")
    return image


def jpeg(image: Image.Image) -> bytes:
    """The picture as JPEG bytes."""
    out = io.BytesIO()
    image.save(out, "JPEG", quality=82)
    return out.getvalue()


def page(row: dict) -> str:
    """A saved web page as a newspaper's site would send it, with its furniture around the text."""
    people = [{"@type": "Person", "name": name} for name in row["authors"]]
    data = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "headline": row["headline"],
        "datePublished": row["time"],
        "author": people,
        "publisher": {"@type": "Organization", "name": row["outlet"]},
        "articleSection": row["section"],
        "inLanguage": row["lang"],
        "description": row["deck"],
    }
    blocks = []
    for part in row["text"]:
        blocks.append(f"<h2>{escape(part[1])}</h2>" if isinstance(part, tuple) else f"<p>{escape(part)}</p>")
    if row["picture"]:
        source = base64.b64encode(jpeg(picture(row["picture"]))).decode()
        blocks.insert(
            1,
            f'<figure><img src="data:image/jpeg;base64,{source}" alt="{escape(row["caption"])}" width="640" height="420">'
            f'<figcaption>{escape(row["caption"])} <span class="credit">{escape(row["credit"])}</span></figcaption></figure>',
        )
    url = f"https://www.{row['site']}/{row['file'].removesuffix('.html')}"
    direction = ' dir="rtl"' if row["lang"] == "ar" else ""
    deck = f'<p class="deck">{escape(row["deck"])}</p>' if row["deck"] else ""
    return f"""<!DOCTYPE html>
<html lang="{row["lang"]}"{direction}>
<head>
<meta charset="utf-8">
<title>{escape(row["headline"])} | {escape(row["outlet"])}</title>
<link rel="canonical" href="{url}">
<meta property="og:type" content="article">
<meta property="og:title" content="{escape(row["headline"])}">
<meta property="og:site_name" content="{escape(row["outlet"])}">
<meta property="og:url" content="{url}">
<meta property="article:published_time" content="{row["time"]}">
<meta property="article:section" content="{escape(row["section"])}">
<script type="application/ld+json">{json.dumps(data, ensure_ascii=False)}</script>
</head>
<body>
<header><nav><a href="/">{escape(row["outlet"])}</a> <a href="/news">News</a> <a href="/sport">Sport</a> <a href="/login">Log in</a></nav></header>
<main><article>
<p class="kicker">{escape(row["section"])}</p>
<h1>{escape(row["headline"])}</h1>
{deck}
<p class="byline"><span class="author">{escape(", ".join(row["authors"]))}</span> <time datetime="{row["time"]}">{row["time"][:10]}</time></p>
<div class="article-body">
{chr(10).join(blocks)}
</div>
</article></main>
<aside><h3>Most read</h3><ul><li><a href="/a">Ferry timetable for the summer</a></li><li><a href="/b">Crossword</a></li></ul></aside>
<footer><p>© 2025 {escape(row["outlet"])}. All rights reserved. <a href="/privacy">Privacy</a></p></footer>
</body>
</html>
"""


LEADER = [
    "The handshake at Lancaster House made a fine photograph. Two delegations, one carpet, a chandelier of the right century: "
    "nobody who saw it could doubt that something had been concluded.",
    "What had been concluded was a framework, and a framework is the part of a house through which the wind still blows. The text says "
    "that licences will be granted. It does not say by whom, for what, or before which of the coming winters.",
    "This newspaper has nothing against frameworks. It has seen several, and some of them were later filled with bricks. But the firms "
    "that wait for magnets cannot build with intentions, and the ministers who praise the deal this morning should be asked for dates.",
    "The lesson of the pilots’ strike in Valmora is close at hand. There, too, everybody agreed early that there ought to be an agreement. "
    "It took a mediator, two nights and one page and a half to turn the wish into work.",
    "Let the trade ministers borrow her. She is free from Friday, when the last of the forty-one ships has berthed, and she is said to ask "
    "only two questions: What exactly? And by when?",
]


def newspaper_page(path: Path) -> None:
    """A leader page in two columns with masthead, folio and headline across."""
    for face, name in (("Regular", "Text"), ("Bold", "TextBold")):
        pdfmetrics.registerFont(TTFont(name, FONTS / f"ClipperSerif-{face}.ttf"))
    pdfmetrics.registerFont(TTFont("Head", FONTS / "ClipperDisplay-Regular.ttf"))
    canvas = Canvas(str(path), pagesize=A4)
    canvas.setTitle("Capital Observer, 11 June 2025, page 3")
    canvas.setFont("Text", 9)
    canvas.drawString(50, 800, "Capital Observer")
    canvas.drawCentredString(297, 800, "Wednesday, 11 June 2025")
    canvas.drawRightString(545, 800, "Opinion  3")
    canvas.line(50, 794, 545, 794)
    canvas.setFont("Head", 30)
    canvas.drawString(50, 745, "A handshake is not a treaty")
    canvas.setFont("TextBold", 9.5)
    canvas.drawString(50, 722, "By Edward Lomax")
    columns = [(50, 700), (307, 700)]
    lines = [line for text in LEADER for line in [*_wrap(text, 10.5, 238), ""]]
    half = (len(lines) + 1) // 2
    for (x, top), part in zip(columns, (lines[:half], lines[half:]), strict=True):
        y = top
        canvas.setFont("Text", 10.5)
        for line in part:
            canvas.drawString(x, y, line)
            y -= 15
    canvas.save()


def _wrap(text: str, size: float, width: float) -> list[str]:
    lines, line = [], ""
    for word in text.split():
        tried = f"{line} {word}".strip()
        if pdfmetrics.stringWidth(tried, "Text", size) > width and line:
            lines.append(line)
            tried = word
        line = tried
    return [*lines, line]


def statement(path: Path) -> None:
    """A press release as a Word file."""
    paper = docx.Document()
    paper.core_properties.title = "Statement on the end of the pilots’ strike"
    paper.core_properties.author = "Ministry of Trade and Ports"
    paper.add_heading("Statement on the end of the pilots’ strike", 0)
    paper.add_paragraph(
        "Valmora, 10 June 2025. The Minister of Trade and Ports welcomes the vote of the harbour pilots and thanks both sides, and the mediator, for eleven patient days."
    )
    paper.add_heading("What has been agreed", 1)
    for line in (
        "The night allowance rises by 6 percent from 1 July.",
        "No pilot works more than five shifts in a row.",
        "A joint committee reports on rest hours by the end of the year.",
    ):
        paper.add_paragraph(line, style="List Bullet")
    paper.add_paragraph(
        "The queue of ships is expected to be cleared by Friday. Refrigerated cargo has priority, followed by parts for industry."
    )
    table = paper.add_table(rows=1, cols=2)
    table.rows[0].cells[0].text, table.rows[0].cells[1].text = "Day", "Ships handled"
    for day, ships in (("Wednesday", "14"), ("Thursday", "15"), ("Friday", "12")):
        cells = table.add_row().cells
        cells[0].text, cells[1].text = day, ships
    quote = paper.add_paragraph()
    quote.add_run("“This port lives by being on time. From tonight it is again.”").italic = True
    paper.add_paragraph("Contact: Press Office of the Ministry of Trade and Ports.")
    paper.save(str(path))


def newsletter(path: Path) -> None:
    """A morning newsletter as a mail with text and HTML."""
    mail = EmailMessage()
    mail["From"] = "Trade Desk Daily <desk@tradedaily.example>"
    mail["To"] = "press@tradeandports.example"
    mail["Subject"] = "Trade Desk Daily: framework agreed, licences pending"
    mail["Date"] = "Wed, 11 Jun 2025 05:55:00 +0100"
    mail["Message-ID"] = "<20250611-trade-desk@tradedaily.example>"
    mail["List-Id"] = "Trade Desk Daily <daily.tradedaily.example>"
    lines = [
        "Good morning. Washington and Beijing have a framework, and everybody else has questions.",
        "The number of the day is 41: ships that were waiting off Valmora when the pilots went back to work. The harbour authority says Friday; two agents we asked say Sunday.",
        "What to watch: the list of magnet grades that Beijing is to publish before the end of the month. If samarium is on it, loudspeakers get dearer.",
        "Heard in the corridor: “We agreed to agree, and then we agreed to have lunch.” The speaker left before the lunch.",
    ]
    mail.set_content("\n\n".join(lines) + "\n")
    mail.add_alternative(
        "<html><body>" + "".join(f"<p>{escape(line)}</p>" for line in lines) + "</body></html>", subtype="html"
    )
    mail.set_boundary("----=_clipper-sample")
    path.write_bytes(mail.as_bytes())


def scan(path: Path) -> None:
    """A cutting photographed from an old paper, without a text layer."""
    from PIL import ImageFont

    image = Image.new("RGB", (900, 1180), "#EDE3CB")
    draw = ImageDraw.Draw(image)
    head = ImageFont.truetype(str(FONTS / "ClipperDisplay-Regular.ttf"), 50)
    small = ImageFont.truetype(str(FONTS / "ClipperSerif-Regular.ttf"), 24)
    draw.text((60, 50), "EVENING HERALD", font=small, fill="#2A241A")
    draw.text((640, 50), "10 June 2025", font=small, fill="#2A241A")
    draw.line((60, 90, 840, 90), fill="#2A241A", width=3)
    draw.multiline_text(
        (60, 110), "Last boat out: the night\nthe pilots came back", font=head, fill="#1B160E", spacing=8
    )
    image.paste(picture("cranes").convert("L").convert("RGB").resize((780, 440)), (60, 260))
    words = (
        "At twenty to seven the first pilot boat left the quay, and on forty-one ships somebody put the kettle on. "
        "The men on the mole did not cheer. They counted, as they had counted for eleven evenings, and this time the number went down."
    )
    line, y = "", 730
    for word in words.split():
        if draw.textlength(f"{line} {word}", font=small) > 780:
            draw.text((60, y), line, font=small, fill="#1B160E")
            line, y = "", y + 36
        line = f"{line} {word}".strip()
    draw.text((60, y), line, font=small, fill="#1B160E")
    image.save(path, "PNG", optimize=True, dpi=(150, 150))


if __name__ == "__main__":
    for row in PAGES:
        (HERE / row["file"]).write_text(page(row), encoding="utf-8")
    newspaper_page(HERE / "capital-observer-page-3.pdf")
    statement(HERE / "ministry-statement.docx")
    newsletter(HERE / "trade-desk-daily.eml")
    scan(HERE / "evening-herald-cutting.png")
