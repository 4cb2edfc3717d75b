"""What stands on a news page without being the article: known by tag, role, class, id or wording."""

import re
from functools import lru_cache

import lxml.etree as etree
from lxml.html import HtmlElement

from clipper.importers.web_elements import names, sentences, set_of
from clipper.importers.web_prompts import is_prompt_elsewhere

_NEVER = (
    "script", "style", "template", "noscript", "svg", "math", "iframe", "object", "embed", "nav", "form", "button",
    "select", "input", "textarea", "dialog", "menu", "audio", "video", "canvas", "footer",
)  # fmt: skip
_ROLES = set_of(
    "navigation complementary banner contentinfo dialog alertdialog search menu menubar toolbar tooltip alert"
)
_CONSENT = re.compile(
    r"(?:^|[-\ ])(?:onetrust|ot-sdk|ot-pc|cookies?|consent|gdpr|cmp|privacy-(?:modal|manager|center|prompt|banner|overlay|settings)|didomi|truste|usercentrics|"
    r"newsletters?|taboola|outbrain|disqus|addthis|sharedaddy|jp-relatedposts|recirc|adverts?|advertisements?|google-ads?|viafoura|"
    r"cookie-?(?:law|notice|banner|bar|bot|yes|info|message|policy|popup|modal|consent)|cybot|cmp2?|osano|iubenda|complianz|borlabs|termly|trustarc|klaro)(?:$|[-\ ])"
)
"""Never an article, however much text it holds."""
_PART = re.compile(
    r"""(?:^|[-\ ])(?:
    nav|navigation|navbar|breadcrumbs?|bread-crumbs?|menu|sub-?menu|skip-?(?:link|to|nav)|pagination|pager|
    share|sharing|shares|share-?(?:bar|tools|links|buttons?|this|icons?|widget|menu)|sharedaddy|addthis|sociable|
    socials?|social-(?:share|links|icons|media|bar|follow|buttons?|list|nav|module)|follow-(?:us|me|buttons?|bar)|
    newsletters?|newsletter-\w+|e-?mail-(?:sign-?up|capture|form|alert)|sign-?up|signup-\w+|subscribe|subscribe-\w+|subscription-\w+|
    related|related-\w+|relateds|recirc|recirculation|recirc-\w+|recommend(?:ed|ations?|er)?|recommended-\w+|you-may-(?:also-)?like|
    read-(?:more|next|also)|also-read|more-(?:stories|news|from|on|in|like|articles|coverage|posts|info)|see-also|
    most-(?:read|popular|viewed|recent|watched|shared)|popular-\w+|trending|trending-\w+|latest-(?:news|stories|articles|posts|videos?)|top-stories|editors?-picks|
    next-(?:article|story|post|up)|prev-next|previous-(?:article|post)|up-next|
    comments?|comments?-(?:section|list|area|count|container|wrapper|form|thread|module|block|link)|disqus|disqus-thread|respond|replies|viafoura|coral|
    cookies?|cookie-\w+|consent|consent-\w+|gdpr|onetrust(?:-\w+)?|privacy-\w+|
    ads?|ad-(?:unit|slot|wrap(?:per)?|container|box|block|label|placeholder|text|banner|row|zone)|adverts?|advert-\w+|advertisements?|advertisement-\w+|
    advertising|dfp|gpt|google-ads?|sponsor(?:ed)?|sponsored-\w+|sponsor-\w+|outbrain|taboola|taboola-\w+|promo|promos|promo-\w+|promotion|promotional|
    affiliate-disclaimer|affiliate-disclosure|commerce-disclaimer|disclosure|disclaimer|
    author-?(?:bio|box|info|card|details|block|profile|description|footer|about|section|module)|about-(?:the-)?authors?|bio|bio-\w+|contributor-\w+|
    by-?line|bylines|byline-\w+|post-?(?:meta|info|tags|nav|navigation|footer|share|author)|entry-(?:meta|footer|utility|tags)|article-?(?:meta|tags|info|footer|share|tools|topics|nav|byline|actions?|social|timestamp|date|related|recirc)|
    story-(?:meta|tags|footer|share|tools|byline)|meta-?data|dateline-time|
    tags|tag-?list|tag-cloud|topics|topic-?list|keywords|categories|category-?list|
    side-?bar|sidebar-\w+|rail|right-(?:rail|col(?:umn)?)|left-rail|aside|widget-area|
    footer|site-footer|page-footer|header-nav|site-header|masthead|global-header|top-?bar|
    toolbar|tool-?bar|print-only|no-?print|popup|pop-up|modal|overlay|lightbox|tooltip|toast|interstitial|
    login|log-?in|sign-?in|register|registration|
    polls?|quiz|rating|ratings|reactions?|survey|feedback|report-(?:a-)?(?:typo|error|mistake)|
    app-(?:promo|download|banner)|download-app|install-app|donate|donation|donation-\w+|support-us|
    video-?(?:player|playlist|carousel|promo)|jw-?player|brightcove|player|playlist|carousel-nav|
    cta|call-to-action|inline-promo|in-?article-(?:promo|related|recirc|ad)|inline-(?:newsletter|related|recirc|ad)|
    sr-only|visually-?hidden|screen-?reader(?:-text|-only)?|hidden|is-hidden|u-hidden
    )(?=$|[-\ ]\d|\ |--|-(?:wrapper|container|module|block|section|box|widget|area|list|component|group|inner|root|content|holder|unit|panel))
    """,
    re.X,
)
_SAFE = re.compile(
    r"(?:^|[-\ ])(?:article-?body|story-?body|entry-content|post-content|article-?content|body-?text|main-content)(?:$|[-\ ])"
)


_GATE = re.compile(r"(?:^|[-\ ])(?:pay-?wall|regwall|piano)(?:$|[-\ ])")
_KEEPS_GATE = re.compile(
    r"\b(?:subscri\w+|sign\ (?:in|up)|log\ ?in|regist\w+|unlock|free\ trial|account|continue\ reading|member(?:ship)?s?)\b",
    re.I | re.X,
)


def _is_gate(element: HtmlElement) -> bool:
    """Whether an element named after the paywall asks for money or a name; with others it says what stands behind it."""
    if element.tag == "p" or not _GATE.search(names(element)):
        return False
    text = " ".join(element.itertext())
    return len(text) < _BOX and bool(_KEEPS_GATE.search(text))


_FILED = re.compile(r"(?:^|(?<= ))(?:category|tag|cat|term|topic|section|type|format)-\S+")
_ENTRY = re.compile(r"(?:^| )(?:hentry|status-publish|post-\d+)(?: |$)")
"""What some systems call an entry: its number, and after each subject that it is filed under."""


@lru_cache(maxsize=4096)
def _named_so(said: str) -> bool:
    if _ENTRY.search(said):
        said = _FILED.sub("", said)
    return bool(_PART.search(said) or _CONSENT.search(said)) and not _SAFE.search(said)


def is_surrounding(element: HtmlElement) -> bool:
    """Whether an element is furniture of the page by what it is or what it is called."""
    if element.tag == "aside" or (element.get("role") or "").lower() in _ROLES:
        return True
    if element.get("hidden") is not None or (element.get("aria-hidden") or "").lower() == "true":
        return True
    style = element.get("style")
    if style and re.search(r"display\s*:\s*none|visibility\s*:\s*hidden", style, re.I):
        return True
    return bool(element.get("class") or element.get("id")) and (_named_so(names(element)) or _is_gate(element))


def clear(root: HtmlElement) -> None:
    """Takes the furniture out of the tree; what holds a good half of the page's sentences always stays."""
    open_forms(root)
    _drop_sign_ups(root)
    etree.strip_elements(root, *_NEVER, with_tail=False)
    total = sentences(root)
    doomed: list[HtmlElement] = []
    walk = etree.iterwalk(root, events=("start",), tag="*")
    for _, element in walk:
        if element.tag in {"html", "body", "article", "main", "a", "em", "strong", "b", "i"} or element is root:
            continue
        if is_surrounding(element) and (
            total < 200
            or (here := sentences(element)) < 0.4 * total
            or (here < 0.95 * total and _CONSENT.search(names(element)))
        ):
            doomed.append(element)
            walk.skip_subtree()
    for element in doomed:
        drop(element)


_BOX = 700
"""Characters of text that a box around a form for an address has at most."""


def _drop_sign_ups(root: HtmlElement) -> None:
    """A box that asks for an e-mail address goes with its heading and its words, whatever it is called."""
    for field in [one for one in root.iter("input") if (one.get("type") or "").lower() == "email"]:
        box = None
        for around in field.iterancestors():
            if around.tag in {"body", "html", "main", "article"} or len("".join(around.itertext())) > _BOX:
                break
            box = around
        if box is not None and box.getparent() is not None:
            drop(box)


def open_forms(root: HtmlElement) -> None:
    """Some systems put the whole page into a form: one with sentences in it is a stretch of the page like another."""
    for form in list(root.iter("form")):
        if sentences(form) > 300:
            form.tag = "div"


def drop(element: HtmlElement) -> None:
    """Takes one element out and leaves what follows it."""
    parent = element.getparent()
    if parent is None:
        return
    if element.tail:
        before = element.getprevious()
        if before is not None:
            before.tail = (before.tail or "") + element.tail
        else:
            parent.text = (parent.text or "") + element.tail
    parent.remove(element)


_PROMPT = re.compile(
    r"""^\W*(?:
    read\ (?:more|next|also|on|our|the\ full|this\ next|full)\b|also(?:\ read\b|:)|thank\ you\ for\ (?:subscribing|signing)|more\ on\ this\b|more(?:\ from|:)|see\ (?:also|more)\b|related(?:\ (?:stories|articles|content|coverage|links?|posts?|reading|news|video)\b|:|$)|
    recommended(?:\ (?:stories|articles|reading|videos?)|:|$)|watch(?:\ (?:now|more|live|next|below|the\ video)\b|:)|listen(?:\ (?:now|to\ this)\b|:)|
    click\ (?:here|to)\b|scroll\ (?:down|through|on)\b|tap\ here|sign\ up\b|subscribe\b|join\ (?:our|the\ conversation|us\ on)\b|follow\ (?:us|\w+\ on|me\ on)\b|
    download\ (?:our|the\ .{0,30}app)\b|get\ (?:the\ latest|our|breaking|more\ .{0,40}delivered|.{0,40}(?:newsletter|in\ your\ inbox|app\b))|
    get\ .{1,40}\ on\ the\ go\ by\ clicking|like\ us\ on\b|stay\ (?:up\ to\ date|connected|tuned)|don['’]t\ miss\b.{0,80}(?:newsletter|sign|subscri)|
    advertisement\W*$|article\ continues\ below|story\ continues\ below|continue\ reading|sponsored(?:\ content)?$|promoted(?:\ content|\ stories)?$|
    people\ are\ also\ reading|most\ (?:read|popular)|trending(?:\ now|:)?$|top\ stories|latest\ (?:news|stories)$|editor['’]?s?['’]?\ picks?|
    share\ (?:this|on|via|the|your\ (?:feedback|thoughts|views?|opinion|story))\b|copy\ link|link\ copied|print\ this|e-?mail\ this|save\ (?:article|story)|
    (?:\d+\ )?comments?$|leave\ a\ (?:comment|reply)|view\ comments|join\ the\ discussion|post\ (?:a|your)\ comment|
    (?:this\ site|we|our\ site)\ (?:uses?\ cookies)|accept\ (?:all\ )?cookies|by\ (?:signing|subscribing|clicking)\b|
    listen\ to\ (?:this|the)\ (?:article|story)|\d{1,3}\ ?min(?:ute)?s?(?:\ (?:read|listen|de\ lecture|lesezeit))?\W*$|
    all\ rights\ reserved|©|copyright\ (?:©|\(c\)|\d{4}|20)|
    our\ standards:|read\ our\ (?:policy|editorial)|have\ a\ tip\?|got\ a\ tip|support\ (?:(?:our|independent|local|quality|nonprofit)\ ){1,2}(?:news|journalism|reporting)|
    further\ reading\W*$|view\ this\ post\ on\b|a\ post\ shared\ by\b|up\ next\W*$|(?:toggle|hide|show)\ caption$|enlarge(?:\ (?:this\ )?image)?$|view\ (?:gallery|all)$|gift\ (?:this\ )?article$|back\ to\ top$|
    (?:listen|share|save|print|tweet|e-?mail|bookmark|copied|loading|text\ size|main\ content)\W*$|\d[\d.,]*\s?(?:[km]\b|views?\b|shares?\b|likes?\b|claps?\b|reads?\b)[^.]{0,12}$|
    lire\ aussi|à\ lire\ aussi|a\ lire\ aussi|lisez\ aussi|lesen\ sie\ (?:auch|mehr|hier)|mehr\ zum\ thema|auch\ interessant|lea\ también|le\ puede\ interesar|leggi\ anche|lees\ ook|leia\ (?:também|mais)|läs\ (?:också|mer)|les\ også|læs\ også|czytaj\ (?:też|także|więcej)|читайте\ (?:также|ещё)
    )""",
    re.X | re.I,
)


_CALL = re.compile(
    r"\b(?:click|tap)\ here(?:\ to\ (?:subscribe|read|sign|buy|shop|donate|join|get)\b|\W*$)|\b(?:to|in)\ your\ inbox\b",
    re.I | re.X,
)


_ASKS = re.compile(
    r"\b(?:click|tap|sign(?:ing)?\ up|subscri\w+|newsletters?|inbox|cookies|apps?|follow\ us|here|terms|read\ more)\b",
    re.I | re.X,
)


_NETWORK = r"(?:facebook|twitter|x|linkedin|pinterest|whats\ ?app|reddit|messenger|telegram|flipboard|tumblr|instagram|threads|bluesky|youtube|tiktok|e-?mail|print|share|tweet|copy(?:\ link)?|link|sms|more)"
_MACHINE = re.compile(
    rf"""^\W*{_NETWORK}(?:\W+{_NETWORK})+\W*$|
    ^\W*(?:please\ (?:use|enable|turn\ on|upgrade|update)\b.{{0,60}}\b(?:browser|javascript|player)\b|your\ browser\ (?:does|is)\ not\b|(?:this|the)\ video\ (?:can(?:no|'|’)t|is\ (?:un|not\ )available|is\ no\ longer)|
    to\ view\ this\ (?:content|video)\b|(?:the\ )?video\ player\b|javascript\ (?:is|must)\b)|
    ^(?:(?:accept|allow|reject)\ all(?:\ cookies)?|(?:manage|cookie)\ (?:consent\ )?(?:preferences|settings|list|policy)|strictly\ necessary(?:\ cookies)?|always\ active|confirm\ my\ choices|do\ not\ sell\b.{{0,40}})\W*$|
    ^\W*(?:if|when)\ (?:you|readers|someone)\b.{{0,200}}\b(?:earn|receive|get|collect|paid)\b.{{0,60}}\b(?:commissions?|compensation|fee)\b|
    ^.{{0,40}}\bmay\ (?:earn|receive|get)\ (?:an?\ )?(?:affiliate\ )?(?:commissions?|compensation)\b|
    ^(?:press\ enter\ to\ skip|skip\ (?:past|to|over|ad)|end\ of\ (?:carousel|list)|after\ newsletter\ promotion)\b.{{0,60}}$|^gallery\ credits?\b""",
    re.X | re.I,
)
"""What machines set on a page: rows of networks, players' and consent forms' words, what sellers must say."""
_CUT_OFF = re.compile(r"(?:\.\.\.|…|[.!?”]|\s)\s?read more\W*$", re.I)
"""How a teaser ends."""


def is_prompt(text: str) -> bool:
    """Whether a short block asks the reader to click, sign up or read something else."""
    if len(text) < 600 and (_MACHINE.match(text) or _CUT_OFF.search(text, max(0, len(text) - 16))):
        return True
    if is_prompt_elsewhere(text):
        return True
    if len(text) < 160:
        return bool(_PROMPT.match(text) or _CALL.search(text))
    # A long paragraph that only begins like a prompt is one if it also asks for something.
    return len(text) < 400 and bool(_PROMPT.match(text) and _ASKS.search(text))
