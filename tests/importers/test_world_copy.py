"""Copy of agencies, press offices and papers of many countries, each with the head and foot it is set with: what is taken from them, and the text."""

import pytest

from clipper.importers import registry
from clipper.model.body import BlockKind
from clipper.model.clipping import Draft
from clipper.model.intake import Source

TEXTS = {
    "en": (
        "The government said on Monday it would raise the minimum wage by 4% from January, the third increase in two years.",
        "Union leaders welcomed the decision but said workers in the transport sector were still waiting for back pay.",
        "“We will keep talking until every worker is paid,” said Mary Osei, who leads the drivers’ union.",
    ),
    "fr": (
        "Le gouvernement a annoncé lundi une hausse de 4% du salaire minimum à partir de janvier, la troisième en deux ans.",
        "Les syndicats ont salué cette décision mais demandent des mesures pour les salariés des transports.",
        "« Nous continuerons à discuter », a déclaré la secrétaire générale, Hélène Vasseur.",
    ),
    "de": (
        "Die Bundesregierung will den Mindestlohn zum Januar um vier Prozent anheben, wie ein Sprecher am Montag mitteilte.",
        "Gewerkschaften begrüßten die Entscheidung, forderten aber weitere Schritte für Beschäftigte im Nahverkehr.",
        "„Wir reden weiter, bis alle bezahlt sind“, sagte die Vorsitzende Maria Osterkamp am Abend.",
    ),
    "it": (
        "Il governo ha annunciato lunedì un aumento del 4% del salario minimo da gennaio, il terzo in due anni.",
        "I sindacati hanno accolto con favore la decisione, ma chiedono misure per i lavoratori dei trasporti.",
        "\"Continueremo a trattare\", ha detto la segretaria generale Chiara Bianchi ai giornalisti.",
    ),
    "es": (
        "El Gobierno anunció este lunes que subirá un 4 % el salario mínimo a partir de enero, la tercera alza en dos años.",
        "Los sindicatos celebraron la decisión, pero reclamaron medidas para los trabajadores del transporte.",
        "«Seguiremos negociando», afirmó la secretaria general, Carmen Ortega, ante los periodistas.",
    ),
    "pt": (
        "O Governo anunciou hoje que vai aumentar o salário mínimo em 4% a partir de janeiro, a terceira subida em dois anos.",
        "Os sindicatos saudaram a decisão, mas pediram medidas para os trabalhadores dos transportes.",
        "“Vamos continuar a negociar”, disse a secretária-geral Catarina Lopes aos jornalistas.",
    ),
    "ru": (
        "Правительство в понедельник объявило о повышении минимальной зарплаты на 4% с января, это третье повышение за два года.",
        "Профсоюзы приветствовали решение, но потребовали мер для работников транспорта.",
        "«Мы продолжим переговоры», — сказала журналистам председатель профсоюза Мария Осипова.",
    ),
    "zh": (
        "政府周一宣布，从明年一月起将最低工资上调百分之四，这是两年来第三次上调。",
        "工会对这一决定表示欢迎，但要求为交通行业的工人采取措施。",
        "工会主席李梅对记者说：“我们将继续谈判。”",
    ),
    "id": (
        "Pemerintah pada Senin mengumumkan kenaikan upah minimum sebesar 4 persen mulai Januari mendatang.",
        "Serikat pekerja menyambut baik keputusan tersebut tetapi meminta langkah bagi pekerja transportasi.",
        "Ketua serikat Maria Oktaviani mengatakan kepada wartawan bahwa perundingan akan berlanjut.",
    ),
    "tr": (
        "Hükümet pazartesi günü asgari ücretin ocak ayından itibaren yüzde 4 artırılacağını açıkladı.",
        "Sendikalar kararı memnuniyetle karşıladı ancak ulaşım çalışanları için de adım atılmasını istedi.",
        "Sendika başkanı Meryem Özdemir, görüşmelerin süreceğini gazetecilere söyledi.",
    ),
    "ja": (
        "政府は月曜日、来年１月から最低賃金を４％引き上げると発表した。引き上げは２年間で３回目となる。",
        "労働組合は決定を歓迎したが、交通部門の労働者への対策を求めた。",
        "「交渉を続ける」と労組の鈴木委員長は記者団に語った。",
    ),
    "ko": (
        "정부는 월요일 내년 1월부터 최저임금을 4% 인상한다고 발표했다. 2년 사이 세 번째 인상이다.",
        "노조는 이번 결정을 환영하면서도 교통 부문 노동자들을 위한 대책을 요구했다.",
        "노조 위원장은 협상을 계속하겠다고 기자들에게 말했다.",
    ),
    "pl": (
        "Rząd zapowiedział w poniedziałek podwyżkę płacy minimalnej o 4 proc. od stycznia, trzecią w ciągu dwóch lat.",
        "Związki zawodowe przyjęły decyzję z zadowoleniem, ale domagają się działań dla pracowników transportu.",
        "„Będziemy dalej rozmawiać” - powiedziała dziennikarzom przewodnicząca związku Maria Osińska.",
    ),
    "cs": (
        "Vláda v pondělí oznámila, že od ledna zvýší minimální mzdu o čtyři procenta, což je třetí zvýšení za dva roky.",
        "Odbory rozhodnutí přivítaly, ale požadují opatření pro zaměstnance v dopravě.",
        "„Budeme dál jednat,“ řekla novinářům předsedkyně odborů Marie Osvaldová.",
    ),
    "hu": (
        "A kormány hétfőn bejelentette, hogy januártól négy százalékkal emeli a minimálbért.",
        "A szakszervezetek üdvözölték a döntést, de intézkedéseket kérnek a közlekedési dolgozóknak is.",
        "A szakszervezet elnöke azt mondta az újságíróknak, hogy folytatják a tárgyalásokat.",
    ),
    "sv": (
        "Regeringen höjer minimilönen med fyra procent från januari, uppger en talesperson på måndagen.",
        "Facken välkomnar beslutet men kräver även åtgärder för anställda i kollektivtrafiken.",
        "– Vi fortsätter att förhandla, säger ordföranden Maria Österberg.",
    ),
    "no": (
        "Regjeringen øker minstelønnen med fire prosent fra januar, opplyser en talsperson mandag.",
        "Fagforeningene er glade for avgjørelsen, men krever tiltak for ansatte i kollektivtrafikken.",
        "– Vi fortsetter å forhandle, sier leder Maria Østby.",
    ),
    "da": (
        "Regeringen hæver mindstelønnen med fire procent fra januar, oplyser en talsmand mandag.",
        "Fagforeningerne glæder sig over beslutningen, men kræver også tiltag for ansatte i den kollektive trafik.",
        "- Vi fortsætter med at forhandle, siger formand Marie Østergaard.",
    ),
    "fi": (
        "Hallitus korottaa vähimmäispalkkaa neljällä prosentilla tammikuusta alkaen, kertoi tiedottaja maanantaina.",
        "Ammattiliitot ovat tyytyväisiä päätökseen, mutta vaativat toimia myös joukkoliikenteen työntekijöille.",
        "– Jatkamme neuvotteluja, sanoi puheenjohtaja Maria Östman toimittajille.",
    ),
    "el": (
        "Η κυβέρνηση ανακοίνωσε τη Δευτέρα ότι θα αυξήσει τον κατώτατο μισθό κατά 4% από τον Ιανουάριο.",
        "Τα συνδικάτα χαιρέτισαν την απόφαση, αλλά ζητούν μέτρα για τους εργαζόμενους στις μεταφορές.",
        "Η πρόεδρος του συνδικάτου δήλωσε στους δημοσιογράφους ότι οι συνομιλίες θα συνεχιστούν.",
    ),
    "ar": (
        "أعلنت الحكومة يوم الاثنين أنها سترفع الحد الأدنى للأجور بنسبة أربعة بالمئة اعتبارا من يناير المقبل.",
        "ورحبت النقابات بالقرار لكنها طالبت بإجراءات لصالح العاملين في قطاع النقل.",
        "وقالت رئيسة النقابة مريم العلي للصحفيين إن المحادثات ستتواصل.",
    ),
    "nl": (
        "Het kabinet verhoogt het minimumloon per januari met 4 procent, zo maakte een woordvoerder maandag bekend.",
        "Vakbonden zijn blij met het besluit, maar willen ook maatregelen voor werknemers in het openbaar vervoer.",
        "“We blijven praten”, zei voorzitter Marja Oosterhuis na afloop.",
    ),
    "hi": (
        "सरकार ने सोमवार को घोषणा की कि जनवरी से न्यूनतम वेतन चार प्रतिशत बढ़ाया जाएगा, यह दो वर्षों में तीसरी वृद्धि है।",
        "यूनियनों ने फैसले का स्वागत किया लेकिन परिवहन कर्मचारियों के लिए कदम उठाने की मांग की।",
        "यूनियन की अध्यक्ष ने पत्रकारों से कहा कि बातचीत जारी रहेगी।",
    ),
    "fa": (
        "دولت روز دوشنبه اعلام کرد که حداقل دستمزد از ماه ژانویه چهار درصد افزایش می‌یابد و این سومین افزایش در دو سال است.",
        "اتحادیه‌ها از این تصمیم استقبال کردند اما خواستار اقداماتی برای کارکنان حمل و نقل شدند.",
        "رئیس اتحادیه به خبرنگاران گفت که گفت‌وگوها ادامه خواهد یافت.",
    ),
    "vi": (
        "Chính phủ hôm thứ Hai thông báo sẽ tăng lương tối thiểu thêm 4% từ tháng Giêng, lần tăng thứ ba trong hai năm.",
        "Các công đoàn hoan nghênh quyết định nhưng yêu cầu có biện pháp cho người lao động ngành vận tải.",
        "Chủ tịch công đoàn nói với các phóng viên rằng các cuộc đàm phán sẽ tiếp tục.",
    ),
    "bg": (
        "Правителството обяви в понеделник, че от януари ще повиши минималната заплата с 4 процента, третото повишение за две години.",
        "Синдикатите приветстваха решението, но поискаха мерки за работниците в транспорта.",
        "Председателката на синдиката заяви пред журналисти, че преговорите ще продължат.",
    ),
    "sr": (
        "Vlada je u ponedeljak objavila da će od januara povećati minimalnu platu za četiri odsto, treći put za dve godine.",
        "Sindikati su pozdravili odluku, ali traže mere za zaposlene u saobraćaju.",
        "Predsednica sindikata rekla je novinarima da će se razgovori nastaviti.",
    ),
}  # fmt: skip
"""A text of three paragraphs in each language."""
COPY = [
    ("en", "REFILE-UPDATE 1-Wage rise to cost state $2 bln -minister\n(Corrects spelling of minister's name in paragraph 2)\n\nBy Kwame Boateng\n\nACCRA, Nov 3 (Reuters) - @@",
     "REFILE-UPDATE 1-Wage rise to cost state $2 bln -minister", "ACCRA, Nov 3", ("Kwame Boateng",), "Reuters", "", {}),
    ("en", "WRAPUP 2-Wage deals lift West African currencies\n\nBy Kwame Boateng, Ann Lee\nand Tom Reed\n\nACCRA, Nov 3 (Reuters) - @@",
     "WRAPUP 2-Wage deals lift West African currencies", "ACCRA, Nov 3", ("Kwame Boateng", "Ann Lee", "Tom Reed"), "Reuters", "", {}),
    ("en", "Driver pay talks resume\n\nBy The Associated Press\n\nUpdated 4:05 PM GMT, November 3, 2025\n\n@@",
     "Driver pay talks resume", "", (), "Associated Press", "2025-11-03", {}),
    ("en", "Ghana lifts minimum wage\n\nAccra, Ghana\n\nAccra, Nov 3, 2025 (AFP) -\n@@\n\nbur-kb/al/tr\n\n© Agence France-Presse",
     "Ghana lifts minimum wage", "Accra, Nov 3, 2025", (), "AFP", "2025-11-03", {}),
    ("fr", "Ghana-économie-social\n\nGhana: le salaire minimum relevé de 4%\n\nPar Kwame BOATENG\n\nAccra, 3 nov 2025 (AFP) - @@\n\nkb/hv/abl",
     "Ghana: le salaire minimum relevé de 4%", "Accra, 3 nov 2025", ("Kwame Boateng",), "AFP", "2025-11-03", {}),
    ("de", "Mindestlohn steigt zum Januar um vier Prozent =\n\nVon Maria Keller, dpa\n\nBerlin (dpa) - @@\n\n# dpa-Notizblock\n\n## Internet\n- [Ministerium](https://example.org)\n\n## Orte\n- Berlin\n\n* * * *\ndpa mk xx yyzz n1 hv\n031230 Nov 25",
     "Mindestlohn steigt zum Januar um vier Prozent", "Berlin", ("Maria Keller",), "dpa", "", {}),
    ("de", "dpa-AFX: Mindestlohn steigt zum Januar\n\nBERLIN (dpa-AFX) - @@/mk/DP/he",
     "dpa-AFX: Mindestlohn steigt zum Januar", "BERLIN", (), "dpa-AFX", "", {}),
    ("de", "(Zusammenfassung 1430 - neu: Reaktion der Gewerkschaften)\nMindestlohn steigt zum Januar\nGewerkschaften wollen mehr\n\nBerlin (dpa) - @@",
     "Mindestlohn steigt zum Januar", "Berlin", (), "dpa", "", {}),
    ("it", "Governo: sale il salario minimo, +4% da gennaio\n\n(ANSA) - ROMA, 03 NOV - @@ (ANSA).\n\nXYZ-MC\n2025-11-03 12:30\nS0A QBXB\nPOL",
     "Governo: sale il salario minimo, +4% da gennaio", "ROMA, 03 NOV", (), "ANSA", "", {}),
    ("it", "Sale il salario minimo\n(di Chiara Bianchi)\n(ANSA) - REGGIO CALABRIA, 3 NOV - @@ (ANSA).",
     "Sale il salario minimo", "REGGIO CALABRIA, 3 NOV", ("Chiara Bianchi",), "ANSA", "", {}),
    ("it", "GOVERNO: SALE IL SALARIO MINIMO =\n\nRoma, 3 nov. (Adnkronos) - @@\n\n(Bia/Adnkronos)\n\nISSN 2465 - 1222\n03-NOV-25 12:30\nNNNN",
     "GOVERNO: SALE IL SALARIO MINIMO", "Roma, 3 nov.", (), "Adnkronos", "", {}),
    ("it", "Salario minimo: governo, +4% da gennaio =\n(AGI) - Roma, 3 nov. - @@ (AGI)\nRed/Mav\n031230 NOV 25\n\nNNNN",
     "Salario minimo: governo, +4% da gennaio", "Roma, 3 nov.", (), "AGI", "", {}),
    ("es", "GOBIERNO SALARIOS\n\nEl Gobierno sube el salario mínimo un 4 % desde enero\n\nMadrid, 3 nov (EFE).- @@ EFE\n\nco/mcm\n\n(foto) (vídeo)",
     "El Gobierno sube el salario mínimo un 4 % desde enero", "Madrid, 3 nov", (), "EFE", "", {}),
    ("es", "El Gobierno sube el salario mínimo un 4%\n\n   MADRID, 3 Nov. (EUROPA PRESS) -\n\n   @@",
     "El Gobierno sube el salario mínimo un 4%", "MADRID, 3 Nov.", (), "Europa Press", "", {}),
    ("pt", "Governo aumenta salário mínimo em 4%\n\nLisboa, 03 nov 2025 (Lusa) – @@\n\nCLP // MCM\n\nLusa/Fim",
     "Governo aumenta salário mínimo em 4%", "Lisboa, 03 nov 2025", (), "Lusa", "2025-11-03", {}),
    ("pt", "Governo aumenta salário mínimo em 4%\n\n***Catarina Lopes, da agência Lusa***\n\nViana do Castelo, 03 nov 2025 (Lusa) - @@\n\nCLP // MCM\n\nLusa/fim",
     "Governo aumenta salário mínimo em 4%", "Viana do Castelo, 03 nov 2025", ("Catarina Lopes",), "Lusa", "2025-11-03", {}),
    ("pt", "Governo aumenta salário mínimo\n\nPublicado em 03/11/2025 - 12:30 Por Catarina Lopes – Repórter da Agência Brasil - Brasília\n\n@@",
     "Governo aumenta salário mínimo", "", ("Catarina Lopes",), "", "2025-11-03", {}),
    ("pt", "CATARINA LOPES\nSÃO PAULO, SP (FOLHAPRESS) - @@",
     "…", "SÃO PAULO, SP", ("Catarina Lopes",), "Folhapress", "", {}),
    ("ru", "Правительство повысит минимальную зарплату на 4%\n\nМОСКВА, 3 ноября. /ТАСС/. @@",
     "Правительство повысит минимальную зарплату на 4%", "МОСКВА, 3 ноября", (), "ТАСС", "", {}),
    ("ru", "Правительство повысит зарплату\n\nМОСКВА, 3 ноя — РИА Новости, Мария Осипова. @@",
     "Правительство повысит зарплату", "МОСКВА, 3 ноя", ("Мария Осипова",), "РИА Новости", "", {}),
    ("ru", "Минимальная зарплата вырастет на 4%\n\nМосква. 3 ноября. ИНТЕРФАКС - @@",
     "Минимальная зарплата вырастет на 4%", "Москва. 3 ноября", (), "Интерфакс", "", {}),
    ("en", "1st Ld-Writethru: Ghana raises minimum wage\n\nby Xinhua writers Li Wei and Zhang Min\n\nTAMALE, Ghana, Nov. 3 (Xinhua) -- @@ ■",
     "1st Ld-Writethru: Ghana raises minimum wage", "TAMALE, Ghana, Nov. 3", ("Li Wei", "Zhang Min"), "Xinhua", "", {}),
    ("zh", "最低工资将上调百分之四\n\n新华社北京11月3日电（记者李伟、张敏）@@（完）",
     "最低工资将上调百分之四", "北京11月3日", ("李伟", "张敏"), "新华社", "", {}),
    ("zh", "最低工資調升4%\n\n（中央社記者李偉台北3日電）@@（編輯：張敏）1141103",
     "最低工資調升4%", "台北3日", ("李偉",), "中央社", "", {}),
    ("en", "Govt raises minimum wage\n\nISLAMABAD, Nov 03 (APP):@@",
     "Govt raises minimum wage", "ISLAMABAD, Nov 03", (), "APP", "", {}),
    ("en", "Minimum wage raised\n\nThe Newspaper's Staff Reporter\nPublished November 3, 2025\n\nISLAMABAD: @@\n\nPublished in Dawn, November 3rd, 2025",
     "Minimum wage raised", "ISLAMABAD", (), "", "2025-11-03", {"outlet": "Dawn"}),
    ("id", "Upah minimum naik 4 persen\n\nSemarang (ANTARA) - @@\n\nPewarta: Maria Oktaviani\nEditor: Budi Santoso\nCopyright © ANTARA 2025",
     "Upah minimum naik 4 persen", "Semarang", ("Maria Oktaviani",), "Antara", "", {}),
    ("tr", "Asgari ücrete yüzde 4 zam\n\nMeryem Özdemir |03.11.2025 - Güncelleme : 03.11.2025\n\nAnkara\n\n@@",
     "Asgari ücrete yüzde 4 zam", "Ankara", ("Meryem Özdemir",), "", "2025-11-03", {}),
    ("tr", "Asgari ücrete yüzde 4 zam\n\nANKARA (AA) - MERYEM ÖZDEMİR - @@",
     "Asgari ücrete yüzde 4 zam", "ANKARA", ("Meryem Özdemir",), "AA", "", {}),
    ("tr", "Asgari ücrete zam\n\nMeryem ÖZDEMİR/KAHRAMANMARAŞ, (DHA) - @@",
     "Asgari ücrete zam", "KAHRAMANMARAŞ", ("Meryem Özdemir",), "DHA", "", {}),
    ("ja", "最低賃金４％引き上げへ　２年で３回目\n\n2025年11月3日 5時00分\n\n@@（鈴木一郎）",
     "最低賃金４％引き上げへ ２年で３回目", "", ("鈴木一郎",), "", "2025-11-03", {}),
    ("ko", "최저임금 4% 인상\n\n(세종=연합뉴스) 홍길동 기자 = @@\n\ngildong@yna.co.kr\n\n(끝)",
     "최저임금 4% 인상", "세종", ("홍길동",), "연합뉴스", "", {}),
    ("ko", "최저임금 4% 인상\n\n[서울=뉴시스] 홍길동 기자 = @@\n\n◎공감언론 뉴시스 gildong@newsis.com",
     "최저임금 4% 인상", "서울", ("홍길동",), "뉴시스", "", {}),
    ("pl", "Płaca minimalna wzrośnie o 4 proc.\n\n03.11.2025 Warszawa (PAP) - @@ (PAP)\n\nmos/ osi/",
     "Płaca minimalna wzrośnie o 4 proc.", "03.11.2025 Warszawa", (), "PAP", "2025-11-03", {}),
    ("pl", "Rząd: płaca minimalna wzrośnie\n\n3.11.Warszawa (PAP) - @@(PAP)\n\nautor: Maria Osińska\n\nmos/ osi/",
     "Rząd: płaca minimalna wzrośnie", "3.11.Warszawa", ("Maria Osińska",), "PAP", "", {}),
    ("cs", "Vláda zvýší minimální mzdu o čtyři procenta\n\nPraha 3. listopadu (ČTK) - @@\n\nmos jmi",
     "Vláda zvýší minimální mzdu o čtyři procenta", "Praha 3. listopadu", (), "ČTK", "", {}),
    ("hu", "Négy százalékkal nő a minimálbér\n\nBudapest, 2025. november 3., hétfő (MTI) - @@",
     "Négy százalékkal nő a minimálbér", "Budapest, 2025. november 3., hétfő", (), "MTI", "2025-11-03", {}),
    ("de", "Mindestlohn steigt um vier Prozent\n\nUtl.: Gewerkschaften fordern mehr =\n\n   Wien (APA) - @@\n(Schluss) mok/osi",
     "Mindestlohn steigt um vier Prozent", "Wien", (), "APA", "", {"deck": "Gewerkschaften fordern mehr"}),
    ("fr", "Le salaire minimum augmente de 4%\n\nBRUXELLES 03/11 (BELGA) = @@\n/HVA/",
     "Le salaire minimum augmente de 4%", "BRUXELLES 03/11", (), "Belga", "", {}),
    ("sv", "Minimilönen höjs\n\nMaria Österberg/TT\n\n@@",
     "Minimilönen höjs", "", ("Maria Österberg",), "TT", "", {}),
    ("no", "Minstelønnen øker\n\nOslo /NTB/: @@",
     "Minstelønnen øker", "Oslo", (), "NTB", "", {}),
    ("da", "Mindstelønnen stiger\n\n@@\n\n/ritzau/",
     "Mindstelønnen stiger", "", (), "Ritzau", "", {}),
    ("fi", "Vähimmäispalkka nousee\n\nMARIA ÖSTMAN / STT\n\n@@",
     "Vähimmäispalkka nousee", "", ("Maria Östman",), "STT", "", {}),
    ("el", "Εκτάκτως: αύξηση του κατώτατου μισθού\n\n(ΑΠΕ-ΜΠΕ) - @@",
     "Εκτάκτως: αύξηση του κατώτατου μισθού", "", (), "ΑΠΕ-ΜΠΕ", "", {}),
    ("ar", "الحكومة ترفع الحد الأدنى للأجور\n\nأبوظبي في 3 نوفمبر / وام / @@",
     "الحكومة ترفع الحد الأدنى للأجور", "أبوظبي في 3 نوفمبر", (), "وام", "", {}),
    ("ar", "الحكومة ترفع الأجور\n\nمن مريم العلي\n\nالقاهرة 3 نوفمبر تشرين الثاني (رويترز) - @@",
     "الحكومة ترفع الأجور", "القاهرة 3 نوفمبر تشرين الثاني", ("مريم العلي",), "رويترز", "", {}),
    ("ar", "الحكومة ترفع الأجور\n\nالرياض 12 جمادى الأولى 1447 هـ الموافق 3 نوفمبر 2025 م واس\n@@",
     "الحكومة ترفع الأجور", "الرياض 12 جمادى الأولى 1447 هـ الموافق 3 نوفمبر 2025 م", (), "واس", "", {}),
    ("en", "Volta Transport Reports Third Quarter 2025 Results\n\nRevenue up 12% on strong ridership\n\nNovember 03, 2025 08:00 AM Eastern Standard Time\n\nROGERS, Ark.--(BUSINESS WIRE)--@@",
     "Volta Transport Reports Third Quarter 2025 Results", "ROGERS, Ark.", (), "Business Wire", "2025-11-03", {"deck": "Revenue up 12% on strong ridership"}),
    ("en", "Volta Transport reports results\n\nNovember 03, 2025 08:00 ET | Source: Volta Transport Inc.\n\nBENTONVILLE, Ark., Nov. 03, 2025 (GLOBE NEWSWIRE) -- @@",
     "Volta Transport reports results", "BENTONVILLE, Ark., Nov. 03, 2025", (), "GLOBE NEWSWIRE", "2025-11-03", {}),
    ("en", "FOR IMMEDIATE RELEASE\nNovember 3, 2025\n\nMEDIA CONTACT:\nJane Okoro\n(555) 010-0199\njane@example.org\n\nCity to Raise Minimum Wage\nThird increase in two years follows talks with drivers\n\n(FAYETTEVILLE, Ark.) – @@\n\n###",
     "City to Raise Minimum Wage", "FAYETTEVILLE, Ark.", (), "", "2025-11-03", {"deck": "Third increase in two years follows talks with drivers"}),
    ("en", "IP/25/1234\n\nBrussels, 3 November 2025\n\nCommission welcomes minimum wage increases\n\n@@",
     "Commission welcomes minimum wage increases", "Brussels, 3 November 2025", (), "", "2025-11-03", {}),
    ("de", "03.11.2025 – 12:30\n\nver.di Bundesverwaltung\n\nMindestlohn: ver.di fordert mehr\n\nBerlin (ots)\n\n@@",
     "Mindestlohn: ver.di fordert mehr", "Berlin", (), "ots", "2025-11-03", {}),
    ("en", "4% wage rise will help health workers\n\n3 November 2025 | Geneva | News release\n\n@@",
     "4% wage rise will help health workers", "", (), "", "2025-11-03", {}),
    ("de", "Mindestlohn\n\nVier Prozent mehr ab Januar\n\nVon Maria Osterkamp, Berlin\n\n03.11.2025, 12:30\n\nLesezeit: 3 Min.\n\n@@",
     "Vier Prozent mehr ab Januar", "", ("Maria Osterkamp",), "", "2025-11-03", {"kicker": "Mindestlohn"}),
    ("de", "Mindestlohn steigt: Vier Prozent mehr ab Januar\n\nDie Gewerkschaften wollen mehr. Die Arbeitgeber warnen.\n\nVon Maria Osterkamp und Hans Meier, Berlin\n\n03.11.2025, 12.30 Uhr • aus DER SPIEGEL 45/2025\n\n@@",
     "Mindestlohn steigt: Vier Prozent mehr ab Januar", "", ("Maria Osterkamp", "Hans Meier"), "", "2025-11-03", {"deck": "Die Gewerkschaften wollen mehr. Die Arbeitgeber warnen."}),
    ("fr", "Le salaire minimum augmente de 4 %\n\nLes syndicats demandent des mesures pour les transports.\n\nPar Hélène Vasseur (Marseille, correspondante)\n\nPublié le 03 novembre 2025 à 12h30, modifié le 03 novembre 2025 à 14h00\n\nTemps de Lecture 3 min.\n\n@@",
     "Le salaire minimum augmente de 4 %", "", ("Hélène Vasseur",), "", "2025-11-03", {"deck": "Les syndicats demandent des mesures pour les transports."}),
    ("fr", "Salaire minimum : +4% en janvier\n\nPar Le Figaro avec AFP\nPublié le 3 novembre 2025 à 12:30\n\n@@",
     "Salaire minimum : +4% en janvier", "", (), "", "2025-11-03", {}),
    ("es", "El salario mínimo sube un 4 %\n\nLos sindicatos reclaman medidas para el transporte\n\nCARMEN ORTEGA\nMadrid - 03 NOV 2025 - 12:30 CET\n\n@@",
     "El salario mínimo sube un 4 %", "Madrid - 03 NOV 2025", ("Carmen Ortega",), "", "2025-11-03", {"deck": "Los sindicatos reclaman medidas para el transporte"}),
    ("es", "Sube el salario mínimo\n\nPor Carmen Ortega\n\nCORRESPONSAL EN ROSARIO\n\n03/11/2025 12:30 Actualizado al 03/11/2025 14:00\n\n@@",
     "Sube el salario mínimo", "", ("Carmen Ortega",), "", "2025-11-03", {}),
    ("it", "Il salario minimo sale del 4%\n\ndi Chiara Bianchi\n\n3 novembre 2025 (modifica il 3 novembre 2025 | 14:00)\n\n@@\n\n© RIPRODUZIONE RISERVATA",
     "Il salario minimo sale del 4%", "", ("Chiara Bianchi",), "", "2025-11-03", {}),
    ("pt", "Salário mínimo sobe 4%\n\nPor Catarina Lopes, g1 — Brasília\n\n03/11/2025 12h30 Atualizado há 2 horas\n\n@@",
     "Salário mínimo sobe 4%", "", ("Catarina Lopes",), "", "2025-11-03", {}),
    ("ru", "Минимальная зарплата вырастет\n\nГазета «Коммерсантъ» №203 от 03.11.2025, стр. 4\n\n@@\n\nМария Осипова",
     "Минимальная зарплата вырастет", "", ("Мария Осипова",), "", "2025-11-03", {}),
    ("nl", "Minimumloon stijgt opnieuw\n\nDoor onze redacteur Marja Oosterhuis\n\n3 november 2025 om 12:30\n\n@@",
     "Minimumloon stijgt opnieuw", "", ("Marja Oosterhuis",), "", "2025-11-03", {}),
    ("zh", "最低工资将上调\n\n2025年11月03日08:15 | 来源：人民网－人民日报\n\n@@\n\n(责编：李伟、张敏)",
     "最低工资将上调", "", (), "", "2025-11-03", {"outlet": "人民网－人民日报"}),
    ("ja", "最低賃金引き上げへ\n\n毎日新聞 2025/11/3 05:00\n\n@@【鈴木一郎】",
     "最低賃金引き上げへ", "", ("鈴木一郎",), "", "2025-11-03", {"outlet": "毎日新聞"}),
    ("ar", "الحكومة ترفع الأجور\n\nكتب - أحمد علي\n\nالإثنين 3 نوفمبر 2025\n\n@@",
     "الحكومة ترفع الأجور", "", ("أحمد علي",), "", "2025-11-03", {}),
    ("en", "Minimum wage to rise\n\nMary Osei\nCorrespondent\n\nPublished Nov 03, 2025, 12:30 PM\n\nUpdated Nov 03, 2025, 02:00 PM\n\nSINGAPORE – @@",
     "Minimum wage to rise", "SINGAPORE", ("Mary Osei",), "", "2025-11-03", {}),
    ("en", "Minimum wage to go up\n\nNovember 03, 2025 12:30 pm | Updated 02:00 pm IST - KOZHIKODE\n\nTHE HINDU BUREAU\n\n@@",
     "Minimum wage to go up", "", (), "", "2025-11-03", {}),
    ("en", "Govt raises minimum wage\nPriya Nair / TNN / Nov 3, 2025, 04:30 IST\n\nMUZAFFARPUR: @@",
     "Govt raises minimum wage", "MUZAFFARPUR", ("Priya Nair",), "TNN", "2025-11-03", {}),
    ("en", "Ghana: Minimum Wage Raised\n\n3 November 2025\nDaily Gazette (Accra)\nBy Mary Osei\n\nAccra — @@",
     "Ghana: Minimum Wage Raised", "Accra", ("Mary Osei",), "", "2025-11-03", {"outlet": "Daily Gazette (Accra)"}),
    ("en", "Ghana raises wages\n\nMary Osei\nAccra\nThe Globe and Mail\nPublished November 3, 2025\n\n@@",
     "Ghana raises wages", "Accra", ("Mary Osei",), "", "2025-11-03", {"outlet": "The Globe and Mail"}),
    ("en", "By Mary Osei, PA Political Correspondent\n\n@@\n\nend\n",
     "…", "", ("Mary Osei",), "PA", "", {}),
    ("en", "Drivers win wage rise\n\nBy Mary Osei, OSV News\n\nSCRANTON, Pa. (OSV News) -- @@",
     "Drivers win wage rise", "SCRANTON, Pa.", ("Mary Osei",), "OSV News", "", {}),
    ("en", "Wages Rise In Moldova\n\nNovember 03, 2025\n\nBy RFE/RL's Moldovan Service\n\nCHISINAU -- @@",
     "Wages Rise In Moldova", "CHISINAU", (), "", "2025-11-03", {}),
    ("en", "Kenya wages rise 4%\n\nNAIROBI | Mon Nov 3, 2025 8:30am EST\n\nNAIROBI (Reuters) - @@",
     "Kenya wages rise 4%", "NAIROBI", (), "Reuters", "2025-11-03", {}),
    ("en", "EXPLAINER: What the wage rise means\n\nBy ANN LEE Associated Press\n\nMONTPELIER, Vt. (AP) — @@",
     "EXPLAINER: What the wage rise means", "MONTPELIER, Vt.", ("Ann Lee",), "AP", "", {}),
    ("de", "Bürgergeld und Mindestlohn – Was sich ändert\n\nEine Analyse von Maria Keller, dpa\n\nBerlin (dpa) – @@",
     "Bürgergeld und Mindestlohn – Was sich ändert", "Berlin", ("Maria Keller",), "dpa", "", {}),
    ("it", "Lavoro: sale il salario minimo\n(ANSA-AFP) - NAIROBI, 3 NOV - @@ (ANSA-AFP).",
     "Lavoro: sale il salario minimo", "NAIROBI, 3 NOV", (), "ANSA-AFP", "", {}),
    ("it", "SALARIO MINIMO: GOVERNO, +4%\nROMA (ITALPRESS) - @@\n(ITALPRESS).\nxb3/ads/red\n03-Nov-25 12:30",
     "SALARIO MINIMO: GOVERNO, +4%", "ROMA", (), "Italpress", "", {}),
    ("es", "ECONOMÍA.-El Gobierno sube el salario mínimo un 4%\n\n   MADRID, 3 (EUROPA PRESS)\n\n   @@",
     "ECONOMÍA.-El Gobierno sube el salario mínimo un 4%", "MADRID, 3", (), "Europa Press", "", {}),
    ("ru", "Правительство повысит зарплату\n\n3 ноября, Минск /Корр. БЕЛТА/. @@-0-",
     "Правительство повысит зарплату", "3 ноября, Минск", (), "БЕЛТА", "", {}),
    ("zh", "最低工资上调\n\n来源：新华网\n\n2025-11-03 20:15\n\n新华社记者李伟\n\n@@",
     "最低工资上调", "", ("李伟",), "", "2025-11-03", {}),
    ("id", "Lebih 4% gaji minimum naik\n\nOleh Nur Aisyah Rahman\n\nPUTRAJAYA, 3 Nov (Bernama) -- @@\n\n-- BERNAMA\n\nNAR",
     "Lebih 4% gaji minimum naik", "PUTRAJAYA, 3 Nov", ("Nur Aisyah Rahman",), "Bernama", "", {}),
    ("id", "Upah naik\n\nJAKARTA, KOMPAS.com - @@",
     "Upah naik", "JAKARTA", (), "KOMPAS.com", "", {}),
    ("en", "Valdība ceļ algu\n\nRĪGA, 3.nov., LETA. @@",
     "Valdība ceļ algu", "RĪGA, 3.nov.", (), "LETA", "", {}),
    ("en", "Guvernul crește salariul\n\nBucureşti, 3 noi /Agerpres/ - @@",
     "Guvernul crește salariul", "Bucureşti, 3 noi", (), "Agerpres", "", {}),
    ("nl", "Minimumloon omhoog\n\nAMSTERDAM (ANP) - @@ © ANP",
     "Minimumloon omhoog", "AMSTERDAM", (), "ANP", "", {}),
    ("da", "Mindstelønnen stiger\n\n3. nov 2025 kl. 12.30\n\nAf Marie Østergaard, Ritzau\n\n@@",
     "Mindstelønnen stiger", "", ("Marie Østergaard",), "Ritzau", "2025-11-03", {}),
    ("en", "NEWS RELEASE\n\n25-112\nNovember 3, 2025\n\nState Raises Minimum Wage\n\nSACRAMENTO – @@",
     "State Raises Minimum Wage", "SACRAMENTO", (), "", "2025-11-03", {}),
    ("en", "Financial Times\n\nGhana lifts wages\n\nNovember 3, 2025 | By Mary Osei\n\n@@",
     "Ghana lifts wages", "", ("Mary Osei",), "", "2025-11-03", {"outlet": "Financial Times"}),
    ("fr", "Le Monde\nÉconomie & Entreprise, mardi 4 novembre 2025, p. 14\n\nLe salaire minimum augmente\n\nHélène Vasseur\n\n@@",
     "Le salaire minimum augmente", "", ("Hélène Vasseur",), "", "2025-11-04", {"outlet": "Le Monde"}),
    ("en", "Wages rise in Millbrook\n\nBy Jane Okoro | jokoro@example.com | Millbrook Herald\n\nPUBLISHED: November 3, 2025 at 5:00 AM PST | UPDATED: November 3, 2025 at 6:00 AM PST\n\n@@",
     "Wages rise in Millbrook", "", ("Jane Okoro",), "", "2025-11-03", {}),
    ("de", "OTS0045 5 II 0412 XYZ0001\n\nMo, 03.Nov 2025\n\nArbeiterkammer: Mindestlohn muss steigen\n\nUtl.: Osterkamp fordert mehr Tempo\n\nWien (OTS) - @@",
     "Arbeiterkammer: Mindestlohn muss steigen", "Wien", (), "ots", "2025-11-03", {"deck": "Osterkamp fordert mehr Tempo"}),
    ("hi", "न्यूनतम वेतन बढ़ेगा\n\nनयी दिल्ली, तीन नवंबर (भाषा) @@",
     "न्यूनतम वेतन बढ़ेगा", "नयी दिल्ली, तीन नवंबर", (), "भाषा", "", {}),
    ("hi", "न्यूनतम वेतन बढ़ेगा\n\nनई दिल्ली, 3 नवंबर (एजेंसी)। @@",
     "न्यूनतम वेतन बढ़ेगा", "नई दिल्ली, 3 नवंबर", (), "एजेंसी", "", {}),
    ("fa", "دستمزد افزایش می‌یابد\n\nتهران- ایرنا- @@",
     "دستمزد افزایش می‌یابد", "تهران", (), "ایرنا", "", {}),
    ("vi", "Lương tối thiểu tăng\n\nHà Nội (TTXVN) - @@",
     "Lương tối thiểu tăng", "Hà Nội", (), "TTXVN", "", {}),
    ("bg", "Минималната заплата расте\n\nСофия, 3 ноември /БТА/ @@",
     "Минималната заплата расте", "София, 3 ноември", (), "БТА", "", {}),
    ("sr", "Raste minimalna plata\n\nBEOGRAD, 3. NOVEMBRA /SRNA/ - @@",
     "Raste minimalna plata", "BEOGRAD, 3. NOVEMBRA", (), "SRNA", "", {}),
    ("en", "FG raises minimum wage\n\nMinimum wage\n\nBy Chidi Okafor\n\nAbuja, Nov. 3, 2025 (NAN) @@ (NAN)(www.nannews.ng)\n\nCO/MO\n=======\n\nEdited by Mary Osei",
     "FG raises minimum wage", "Abuja, Nov. 3, 2025", ("Chidi Okafor",), "NAN", "2025-11-03", {}),
    ("en", "Wages up\n\nColombo, Nov.03 (Daily Mirror) - @@",
     "Wages up", "Colombo, Nov.03", (), "Daily Mirror", "", {}),
    ("en", "Wages up\n\nHANOI (VNA) – @@/.",
     "Wages up", "HANOI", (), "VNA", "", {}),
    ("en", "Wages up\n\nSUVA, 3 NOVEMBER 2025 (PACNEWS)---- @@…PACNEWS",
     "Wages up", "SUVA, 3 NOVEMBER 2025", (), "PACNEWS", "2025-11-03", {}),
    ("es", "Sube el salario\n\nLima, nov. 3. @@ (FIN) COM/MCM",
     "Sube el salario", "Lima, nov. 3", (), "", "", {}),
    ("es", "Sube el salario\n\n(ANSALatina) - ROMA, 3 NOV - @@",
     "Sube el salario", "ROMA, 3 NOV", (), "ANSALatina", "", {}),
    ("pt", "Salário mínimo sobe\n\nCATARINA LOPES\nDE BRASÍLIA\n\n@@",
     "Salário mínimo sobe", "", ("Catarina Lopes",), "", "", {}),
    ("de", "Mindestlohn steigt\n\nGütersloh (gl) - @@",
     "Mindestlohn steigt", "Gütersloh", (), "", "", {}),
    ("de", "Mindestlohn steigt\n\nmok BERLIN. @@",
     "Mindestlohn steigt", "BERLIN", (), "", "", {}),
    ("de", "Mindestlohn steigt\n\n(APA/dpa/red) @@",
     "Mindestlohn steigt", "", (), "APA/dpa/red", "", {}),
    ("de", "Mindestlohn steigt\n\nReuters / 03.11.2025\n\n@@",
     "Mindestlohn steigt", "", (), "Reuters", "2025-11-03", {}),
    ("en", "EXCLUSIVE: Ghana to raise wage, sources say\n\nMary Osei and Tom Reed | Accra\n\n03 Nov 2025, 12:30pm\n\n@@",
     "EXCLUSIVE: Ghana to raise wage, sources say", "", ("Mary Osei", "Tom Reed"), "", "2025-11-03", {}),
    ("en", "The Daily Gazette (Accra)\n3 November 2025\n\nGhana raises wage\n\nBy Mary Osei\n\n@@",
     "Ghana raises wage", "", ("Mary Osei",), "", "2025-11-03", {"outlet": "The Daily Gazette (Accra)"}),
    ("en", "The White House\nOffice of the Press Secretary\nFor Immediate Release\nNovember 3, 2025\n\nRemarks by the President on Wages\n\n@@",
     "Remarks by the President on Wages", "", (), "", "2025-11-03", {}),
    ("de", "EQS-News: Volta Transport AG / Schlagwort(e): Quartalsergebnis\nVolta Transport AG steigert Umsatz\n\n03.11.2025 / 07:30 CET/CEST\nFür den Inhalt der Mitteilung ist der Emittent verantwortlich.\n\nHamburg, 3. November 2025 – @@",
     "Volta Transport AG steigert Umsatz", "Hamburg, 3. November 2025", (), "", "2025-11-03", {}),
    ("de", "Mindestlohn steigt\n(Quelle: dpa, 03.11.2025)\n\n@@",
     "Mindestlohn steigt", "", (), "dpa", "2025-11-03", {}),
    ("de", "Mindestlohn: Vier Prozent mehr\nStand: 03.11.2025, 12:30 Uhr\nVon: Maria Osterkamp\n\n@@",
     "Mindestlohn: Vier Prozent mehr", "", ("Maria Osterkamp",), "", "2025-11-03", {}),
    ("de", "Vier Prozent mehr\n\nMINDESTLOHN Die Gewerkschaften wollen mehr\n\nAus Berlin Maria Osterkamp\n\n@@",
     "Vier Prozent mehr", "", ("Maria Osterkamp",), "", "", {"deck": "MINDESTLOHN Die Gewerkschaften wollen mehr"}),
    ("fr", "Salaire minimum : ce qui change\n\nAFP, publié le lundi 03 novembre 2025 à 12h30\n\n@@",
     "Salaire minimum : ce qui change", "", (), "AFP", "2025-11-03", {}),
    ("es", "Sube el salario mínimo\n\nPor: Carmen Ortega | Lunes, 3 de noviembre de 2025\n\n@@",
     "Sube el salario mínimo", "", ("Carmen Ortega",), "", "2025-11-03", {}),
    ("es", "Sube el salario mínimo\n\nCarmen Ortega / Corresponsal\nPuebla, Pue.- @@",
     "Sube el salario mínimo", "Puebla, Pue", ("Carmen Ortega",), "", "", {}),
    ("es", "Sube el salario mínimo\n\nEFE | Madrid | 03/11/2025\n\n@@",
     "Sube el salario mínimo", "", (), "EFE", "2025-11-03", {}),
    ("pt", "Sobe o salário mínimo\n\nLusa\n3 de Novembro de 2025, 12:30\n\n@@",
     "Sobe o salário mínimo", "", (), "Lusa", "2025-11-03", {}),
    ("ru", "Минимальная зарплата вырастет\n\nМария Осипова, корреспондент\n3 ноября 2025, 12:30\n\n@@",
     "Минимальная зарплата вырастет", "", ("Мария Осипова",), "", "2025-11-03", {}),
    ("ru", "Минимальная зарплата вырастет\n\n3 ноября 2025 г. 12:30\n\nМосква. INTERFAX.RU - @@",
     "Минимальная зарплата вырастет", "Москва", (), "Интерфакс", "2025-11-03", {}),
    ("pl", "Płaca minimalna w górę\n\nPAP, 3 listopada 2025\n\n@@",
     "Płaca minimalna w górę", "", (), "PAP", "2025-11-03", {}),
    ("tr", "Asgari ücrete zam\n\nGiriş: 03.11.2025 - 12:30 Güncelleme: 03.11.2025 - 14:00\n\nMeryem ÖZDEMİR\n\n@@",
     "Asgari ücrete zam", "", ("Meryem Özdemir",), "", "2025-11-03", {}),
    ("sv", "Minimilönen höjs\n\nAv: Maria Österberg\nPublicerad 3 november 2025 kl 12.30\n\n@@",
     "Minimilönen höjs", "", ("Maria Österberg",), "", "2025-11-03", {}),
    ("nl", "Minimumloon stijgt\n\nMarja Oosterhuis | 3 november 2025\n\nAMSTERDAM – @@",
     "Minimumloon stijgt", "AMSTERDAM", ("Marja Oosterhuis",), "", "2025-11-03", {}),
    ("zh", "最低工资上调\n\n2025年11月3日 星期一\n\n本报记者 李伟 北京报道\n\n@@",
     "最低工资上调", "", ("李伟",), "", "2025-11-03", {}),
    ("ja", "最低賃金上げ\n\n[東京　3日　ロイター] - @@",
     "最低賃金上げ", "東京 3日", (), "ロイター", "", {}),
]  # fmt: skip
"""Language, copy with @@ for the text, headline (… for the first words of the text), dateline, authors, credit, day, other fields."""


def read(copy: str) -> Draft:
    (draft,) = registry.read(Source("copy.txt", copy.encode()))
    return draft


@pytest.mark.parametrize(("language", "copy", "headline", "dateline", "authors", "credit", "day", "other"), COPY)
def test_copy_of_the_world(
    language: str,
    copy: str,
    headline: str,
    dateline: str,
    authors: tuple[str, ...],
    credit: str,
    day: str,
    other: dict[str, str],
) -> None:
    text = TEXTS[language]
    draft = read(copy.replace("@@", "\n\n".join(text)))
    assert draft.body.text == "\n".join(text)
    assert draft.headline == headline or (headline == "…" and text[0].startswith(draft.headline.removesuffix("…")))
    assert (draft.dateline, draft.authors, draft.credit) == (dateline, authors, credit)
    assert not day or draft.published.day == day
    assert {name: getattr(draft, name) for name in other} == other
    assert draft.deck == other.get("deck", "")


ENGLISH = TEXTS["en"]


@pytest.mark.parametrize(
    ("opening", "place"),
    [
        ("kuala lumpur - ", "kuala lumpur"),
        ("new delhi: ", "new delhi"),
        ("Nuku'alofa – ", "Nuku'alofa"),
        ("Tambacounda — ", "Tambacounda"),
        ("Ouahigouya - ", "Ouahigouya"),
        ("Bad Oeynhausen – ", "Bad Oeynhausen"),
        ("Saint-Pierre-et-Miquelon — ", "Saint-Pierre-et-Miquelon"),
        ("Wau, South Sudan – ", "Wau, South Sudan"),
        ("Jaro, Iloilo — ", "Jaro, Iloilo"),
        ("Kalgoorlie (WA) – ", "Kalgoorlie (WA)"),
        ("SAN FERNANDO DE APURE – ", "SAN FERNANDO DE APURE"),
        ("Castellón / València - ", "Castellón / València"),
        ("Aboard the research ship Meteor – ", "Aboard the research ship Meteor"),
    ],
)
def test_a_place_that_no_list_knows_opens_the_text(opening: str, place: str) -> None:
    draft = read("Wages rise again\n\nBy Jane Okoro\n\n" + opening + "\n\n".join(ENGLISH))
    assert (draft.dateline, draft.body.text) == (place, "\n".join(ENGLISH))
    sure = {one.field: one.sure for one in draft.confidence}["dateline"]
    assert sure <= 0.92 and (place.casefold() in {"kuala lumpur", "new delhi", "nuku'alofa"}) == (sure > 0.8)


@pytest.mark.parametrize(("opening", "again"), [("Mbeya: ", "in Mbeya"), ("Dormagen. ", "near Dormagen")])
def test_before_a_colon_or_a_stop_the_text_must_say_that_it_is_a_place(opening: str, again: str) -> None:
    told = f"Drivers {again} were still waiting for their pay, the union said in a statement on Monday."
    draft = read(f"Wages rise again\n\nBy Jane Okoro\n\n{opening}{ENGLISH[0]}\n\n{told}")
    assert draft.dateline == opening.rstrip(" :.") and draft.body.text == f"{ENGLISH[0]}\n{told}"
    assert not read(f"Wages rise again\n\nBy Jane Okoro\n\n{opening}{ENGLISH[0]}\n\n{ENGLISH[1]}").dateline


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("He said – and nobody contradicted him – that the wage would rise from January next year.", ENGLISH[1]),
        ("Exactly – That was the first word of the minister when she came out of the room on Monday.", ENGLISH[1]),
        ("Wages - the biggest cost of the bus company - will rise by four percent from January.", ENGLISH[1]),
        ("Volta Transport — the country's largest bus company — will raise wages from January.", ENGLISH[1]),
        ("Jane Osei – She leads the drivers' union and has talked with four governments so far.", ENGLISH[1]),
        ("Osei – She leads the union and has talked with four governments so far, she says.", "Ms Osei is 41."),
        ("Good news – The government said on Monday that it would raise the minimum wage by 4%.", ENGLISH[1]),
        ("Drivers - The government said on Monday that it would raise the minimum wage by 4%.",
         "Bakers - They will have to wait until March, the government said in its statement."),
        ("Inflation – Prices rose by four percent in the year to October, the office said Monday.",
         "Economists had seen inflation at three percent, and the bank had said so as well."),
        ("Osei: We will keep talking until every worker is paid, and then we will talk on.",
         "Interviewer: And if the government says no to all of it, what will you do then?"),
    ],
)  # fmt: skip
def test_labels_people_and_asides_are_no_places(first: str, second: str) -> None:
    draft = read(f"Wages rise again\n\nBy Jane Okoro\n\n{first}\n\n{second}")
    assert (draft.dateline, draft.body.text) == ("", f"{first}\n{second}")


def test_a_dash_opens_speech_or_an_item_of_a_list() -> None:
    spoken = read(
        "Wages rise\n\nBy Jane Okoro\n\n" + ENGLISH[0] + "\n\n– We are glad, she says.\n\n– So are we, says he."
    )
    assert [one.kind for one in spoken.body.blocks] == [BlockKind.PARAGRAPH] * 3
    assert spoken.body.blocks[1].text == "– We are glad, she says."
    listed = read(
        "Wages rise\n\nBy Jane Okoro\n\n" + ENGLISH[0] + "\n\n- bus drivers\n- bakers\n- nurses\n\n" + ENGLISH[1]
    )
    assert [one.text for one in listed.body.blocks if one.kind is BlockKind.LIST_ITEM] == [
        "bus drivers",
        "bakers",
        "nurses",
    ]


def test_a_day_by_numbers_is_read_in_the_order_of_its_language() -> None:
    spanish = read("Sube el salario\n\nCarmen Ortega\n03/11/2025 12:30\n\n" + "\n\n".join(TEXTS["es"]))
    assert (spanish.published.day, spanish.published.raw) == ("2025-11-03", "03/11/2025 12:30")
    assert spanish.body.text == "\n".join(TEXTS["es"])


ORDINARY = [
    ("What the wage rise means", "Q: What will change? A: The minimum wage rises by four percent from January, the government says.",
     "Q: Who gets it? A: Everyone who works in the country, whatever the contract says."),
    ("Letters: wages", "Sir – Your report on wages (3 November) forgot the drivers, who have waited for nine months.", "Jane Okoro, Millbrook",
     "Sir – I have driven a bus for thirty years, and nobody ever asked me what I earn."),
    ("Ten years ago today", "November 3, 2015: The port of Millbrook reopened after a strike of nine days, as we reported.",
     "The mayor then, Jane Okoro, called it a good day for the city and all its people."),
    ("Die Woche in Zahlen", "4 Prozent – So stark steigt der Mindestlohn zum Januar, wie die Regierung am Montag mitteilte.",
     "9 Tage – So lange hat der Streik der Fahrer gedauert, der am Sonntag zu Ende ging."),
    ("Results", "Harbour 3 Rovers 1", "City 2 United 2", "The league goes on next Saturday, the association said in a statement on Monday."),
    ("Obituary: Tom Reed", "Tom Reed, 1951–2025. The man who led the union for twenty years has died in London at the age of 74.",
     "He is survived by his wife and two daughters. The funeral will be private."),
    ("Terremoto, tre morti", "Tre morti e cento feriti: è il bilancio del terremoto che ha colpito lunedì sera la costa.",
     "- Le squadre cercano ancora, ha detto il sindaco."),
    ("Market report", "Gold rose 2 percent on Monday - its best day since June - as traders looked for safety again.",
     "Oil fell. Wheat was unchanged at 5.40 dollars a bushel, said traders in Chicago."),
    ("Nach der Wahl", "Die Grünen – Sie haben verloren, und sie wissen es, sagt die Vorsitzende am Abend der Wahl.",
     "Was nun? Darüber wird die Partei am Montag in Berlin beraten, hieß es aus dem Vorstand."),
    ("EU und USA einigen sich", "EU und USA – Die Unterhändler haben sich am Montag auf einen Text geeinigt, der alles regelt.",
     "Die Zölle sinken, heißt es in dem Papier, das der Zeitung am Abend vorlag."),
]  # fmt: skip


@pytest.mark.parametrize("lines", ORDINARY)
def test_nothing_is_taken_from_an_ordinary_text(lines: tuple[str, ...]) -> None:
    draft = read("\n\n".join(lines))
    assert (draft.headline, draft.body.text) == (lines[0], "\n".join(lines[1:]))
    assert not draft.dateline and not draft.byline and not draft.credit
