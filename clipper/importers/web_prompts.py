"""What pages in other languages than English print round an article: buttons, calls, advertising marks, what else to read."""

import re

_BUTTONS = re.compile(
    r"""^\W*(?:teilen|merken|drucken|vorlesen|artikel\ (?:teilen|anhören|drucken|merken)|anzeige|werbung|newsletter|zur\ startseite|kommentare?(?:\ \(\d+\))?|kommentieren|
    partager(?:\ (?:l['’]article|cet\ article))?|enregistrer|imprimer|commenter|réagir|écouter(?:\ l['’]article)?|publicité|réservé\ aux\ abonnés|article\ réservé\ aux\ abonnés|offrir\ l['’]article|
    compartir|compart[ae]\ (?:est[ae]|la|el)\ (?:noticia|artículo|nota)|guardar|escuchar|comentarios?|publicidad|imprimir|
    condividi(?:\ (?:l['’]articolo|su\ .{2,30}))?|salva|stampa|ascolta|pubblicità|commenti|riproduzione\ riservata|
    partilh[ae]r?|compartilh[ae]r?(?:\ (?:esta\ notícia|no\ .{2,30}))?|salvar|ouvir|publicidade|anúncio|continua\ (?:após\ a|depois\ da)\ publicidade|
    delen|opslaan|afdrukken|luister\ naar\ dit\ artikel|advertentie|lees\ (?:verder|door)\ onder\ de\ (?:advertentie|foto|video)|reacties|
    dela(?:\ artikeln)?|spara|annons|lyssna(?:\ på\ artikeln)?|kommentera|del(?:\ artikkelen)?|annonse|reklame|jaa|mainos|
    udostępnij|reklama|drukuj|skomentuj|sdílet|megosztás|hirdetés|paylaş|yazdır|поделиться|реклама|печать|комментарии|поділитися|כתבו\ תגובה|שתפו|إعلان|شارك|مشاركة|طباعة|広告|シェア|分享|打印|공유|광고
    )(?:\W*|\s\d+\W*)$""",
    re.X | re.I,
)
_CALLS = re.compile(
    r"""^\W*(?:abonn(?:ieren\ sie|ez[- ]vous|eer\ je)\b|suscríbete\b|iscriviti\b|assine\b|inscreva-se\b|inscrivez[- ]vous\b|prenumerera\b|melden\ sie\ sich\b|meld\ je\ aan\b|regístrate\b|registrati\b|
    recib[ae]\ (?:cada|las|nuestr)|recevez\b|ricevi\b|receba\b|erhalten\ sie\b|
    (?:folgen\ sie|suivez|síguenos|sigue(?:nos)?\ a|segui(?:ci)?|siga|volg|följ)\b.{0,80}\b(?:auf|sur|en|su|no|na|op|på|facebook|twitter|instagram|whatsapp|telegram|x|google|canal|kanal|kanaal)\b|
    das\ könnte\ (?:sie|dich)|le\ puede\ interesar|te\ puede\ interesar|vous\ aimerez\ aussi|potrebbe\ interessarti|veja\ também|saiba\ mais|lisez\ (?:aussi|également)|voir\ aussi|
    lesen\ sie\ dazu|mehr\ (?:zum\ thema|dazu|aus)\b|läs\ (?:även|mer|också)|lue\ (?:myös|lisää)|læs\ også|les\ mer|czytaj\ (?:też|także|więcej)|zobacz\ (?:też|także|również)|čtěte\ (?:také|též)|olvassa\ el|okuyun\b|ayrıca\ okuyun|читайте\ також|
    اقرأ\ أيضا|إقرأ\ أيضا|بیشتر\ بخوانید|यह\ भी\ पढ़ें|আরও\ পড়ুন|อ่าน(?:เพิ่มเติม|ข่าว)|xem\ thêm|baca\ juga|関連記事|相关阅读|延伸閱讀|관련기사|קראו\ גם|
    archivado\ en\s*:|etiquetas\s*:|mots[- ]clés\s*:|schlagw(?:o|ö)rte(?:r)?\s*:|(?:argomenti|tag)\s*:|tópicos\s*:|теги\s*:|etiketler\s*:|
    (?:seite|page|página|pagina|sida)\ \d{1,3}\ (?:von|of|sur|de|di|van|av)\ \d{1,3}$)""",
    re.X | re.I,
)
_LONGEST = 200


def is_prompt_elsewhere(text: str) -> bool:
    """Whether a short block in another language than English is a button, a call, or leads to something else."""
    return len(text) <= _LONGEST and bool(_BUTTONS.match(text) or _CALLS.match(text))
