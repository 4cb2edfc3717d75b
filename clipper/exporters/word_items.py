"""Items of a clippings pack as Word paragraphs: outlet, facts, kicker, headline, text, commentary and what else is told."""

import re

from clipper.exporters import item_words
from clipper.exporters.style import Style, rendition_words, tone_words, words
from clipper.exporters.word_measure import line_count
from clipper.exporters.word_pages import Block
from clipper.exporters.word_text import Made, Setting, TextSetter
from clipper.exporters.word_xml import bookmark, kept, paragraph, run, starts_rtl
from clipper.model.document import Document, Item

_HELD = 6
"""Lines of a last paragraph that is kept with what follows it."""
_BOX = 7.5
"""Points that the rule of a box and the white inside it add above the first line and below the last."""


def bookmark_name(item: Item, end: bool = False) -> str:
    """An item's bookmark: letters, digits and underscores, at most 40, as Word wants it; made from its stable key."""
    return key_name(item.key or item.code, end=end)


def key_name(key: str, end: bool = False) -> str:
    """As bookmark_name, from the key alone."""
    name = re.sub(r"[^A-Za-z0-9]", "", key)
    return f"_{'End' if end else 'Toc'}_{name[-34:]}"


class ItemSetter:
    """Sets the items of one document."""

    def __init__(self, document: Document, style: Style, made: Made, *, rtl: bool) -> None:
        self.document = document
        self.style = style
        self.made = made
        self.rtl = rtl
        """Whether the issue reads from the right."""
        self.words = words(document.language)
        self.text = TextSetter(document, style, made, rtl=rtl)

    def set(self, item: Item, section: str = "", section_mark: str = "", *, follows: bool = False) -> Setting:
        """The item's paragraphs; `section` opens a section, `follows` says that it shares a page with the item before."""
        out = Setting(item, [], [])
        if section:
            self.section(out, section, section_mark)
        self._header(out, item, follows)
        note = " · ".join(
            part
            for part in (item_words.outlet(item), item_words.facts(item, self.document.language), _together(item))
            if part
        )
        self.text.body(out, item, item.blocks, note=note)
        self.foot(out, item)
        self.end(out, item)
        return out

    def section(self, out: Setting, title: str, mark: str) -> None:
        """The heading of a section."""
        self.made.bookmarks += 1
        content = bookmark(self.made.bookmarks, mark, run(title, rtl=self.rtl))
        self.text.add(out, "Heading1", title, content)

    def headline(self, out: Setting, item: Item, style: str, *, rtl: bool, headline: str = "") -> None:
        """The headline or a shorter one, to which contents and links lead; its paragraph's direction is given."""
        headline = self.bound(headline or item.headline, style, rtl)
        self.made.bookmarks += 1
        content = run(headline, rtl=starts_rtl(headline), language=self.text.language(item))
        self.text.add(out, style, headline, bookmark(self.made.bookmarks, bookmark_name(item), content), rtl=rtl)

    def end(self, out: Setting, item: Item) -> None:
        """The mark of the item's end, from which its last page is known."""
        self.made.bookmarks += 1
        end = bookmark(self.made.bookmarks, bookmark_name(item, end=True), "")
        if out.xml[-1] == paragraph("TableEnd", ""):
            # The line behind a table that ends an item is as low as can be: else it may take a page for itself.
            out.xml[-1] = paragraph("ContentsEnd", "")
            out.blocks[-1] = Block(1, self.text.shapes["ContentsEnd"].leading)
        if out.xml[-1].endswith("</w:p>"):
            out.xml[-1] = f"{out.xml[-1][:-6]}{end}</w:p>"
        else:
            out.xml.append(paragraph("TableEnd", end))
            out.blocks.append(Block(1, self.text.shapes["TableEnd"].leading))

    def _header(self, out: Setting, item: Item, follows: bool) -> None:
        for part in self.style.items.head:
            if part == "outlet":
                self._sources(out, item, follows and not out.xml)
            elif part == "facts":
                self._facts(out, item)
            else:
                self.head_part(out, item, part)

    def _sources(self, out: Setting, item: Item, follows: bool) -> None:
        """The outlet, what stands beside it, and the rule above both."""
        rtl, outlet = item.rtl, item_words.source(item) or item.code
        tab = "\t" if rtl and not self.rtl else ""
        named = run(outlet, rtl=rtl, language=self.text.language(item))
        # Where no address is printed the outlet's name leads there.
        named = named if self.style.items.address else self.text.link(named, item.url)
        first = run(tab) + named + run("\t") + self._beside(item)[0]
        self.text.add(out, "ItemOutletNext" if follows else "ItemOutlet", outlet, first, rtl=rtl or self.rtl)

    def _facts(self, out: Setting, item: Item) -> None:
        """The facts, what stands beside them, and how the item stands to the edition before."""
        rtl, facts = item.rtl, item_words.facts(item, self.document.language, self.style.items.facts)
        tab = "\t" if rtl and not self.rtl else ""
        second = run(tab) + run(facts, rtl=rtl, language=self.text.language(item)) + run("\t") + self._beside(item)[1]
        self.text.add(out, "ItemFacts", facts, second, rtl=rtl or self.rtl)
        self.change(out, item)

    def head_part(self, out: Setting, item: Item, part: str) -> None:
        """Kicker, headline, deck or byline, where the item has it; what was told before follows the headline."""
        rtl, language, add = item.rtl, self.text.language(item), self.text.add
        if part == "kicker" and item.kicker:
            add(out, "Kicker", item.kicker, run(item.kicker, rtl=rtl, language=language), rtl=rtl)
        elif part == "headline":
            long = len(item.headline) > self.style.items.long_headline
            self.headline(out, item, "Heading2Long" if long else "Heading2", rtl=rtl)
            self.told(out, item)
        elif part == "deck" and item.deck:
            deck = self.bound(item.deck, "Deck", rtl)
            add(out, "Deck", deck, run(deck, rtl=rtl, language=language), rtl=rtl)
        elif part == "byline" and (byline := item_words.byline(item)):
            add(out, "Byline", byline, run(byline, rtl=rtl, language=language), rtl=rtl)

    def change(self, out: Setting, item: Item) -> None:
        """The word that says how the item stands to the edition before."""
        if item.change:
            said = item_words.change_words(item.change, self.document.language)
            said = said[:1].upper() + said[1:]
            self.text.add(out, "Change", said, run(said, rtl=self.rtl))

    def told(self, out: Setting, item: Item) -> None:
        """Which earlier issue told it, and what is new."""
        said = item_words.told(item, self.document.language)
        if said:
            self.text.add(out, "Told", said, run(said, rtl=self.rtl))

    def _beside(self, item: Item) -> tuple[str, str]:
        """What stands in the side column on the outlet's line and on that of the facts."""
        spoken = self.document.language
        rendition = rendition_words(item.rendition, spoken)
        code = item.code if self.rtl else _together(item)
        if item.tone is None:
            return run(rendition, "Sidenote", rtl=self.rtl), run(code, "Sidenote")
        tone = f"{item_words.TONE_SIGNS[item.tone]} {tone_words(item.tone, spoken)}"
        told = run(code, "Sidenote") + run(f" · {rendition}" if code else rendition, "Sidenote", rtl=self.rtl)
        return run(tone, "Tone", rtl=self.rtl), told

    def bound(self, text: str, style: str, rtl: bool) -> str:
        """The text, its last two words bound where the last would stand alone on a line."""
        shape = self.text.shapes[f"{style}RTL" if rtl else style]
        before, space, last = text.rpartition(" ")
        if not space or " " not in before or line_count(before, shape) == line_count(text, shape):
            return text
        above = before.rpartition(" ")[0]
        if line_count(above.rpartition(" ")[0], shape) < line_count(above, shape):
            # The line above would be left with one word in turn.
            return text
        bound = f"{before}\u00a0{last}"
        return bound if line_count(bound, shape) == line_count(text, shape) else text

    def foot(self, out: Setting, item: Item) -> None:
        """What stands below an item's text: address, rights, our own words, and who else told it."""
        if item.url and self.style.items.address:
            self._hold_last(out)
            shown, content = self.text.address(item)
            self.text.add(out, "WebAddress", shown, content, rtl=item.rtl)
        for said in (item.rights, *item.notices):
            if said:
                self.text.add(out, "Rights", said, run(said), rtl=item.rtl)
        if item.commentary and not (len(out.blocks) > 1 and out.blocks[-2].keep):
            # a caption is left where it is: its picture would be moved along
            self._hold_last(out)
        self.commentary(out, item)
        self.others(out, item)

    def _hold_last(self, out: Setting) -> None:
        """Keep a short last paragraph with what follows: an address, or our own words, alone on a page are a page for nothing."""
        last = out.blocks[-1] if out.blocks else None
        if last is not None and not last.keep and 0 <= last.place == len(out.xml) - 1 and last.lines <= _HELD:
            out.xml[-1] = kept([out.xml[-1], ""])[0]
            out.blocks[-1] = last._replace(keep=True, whole=True)

    def others(self, out: Setting, item: Item, *, stopped: bool = False) -> None:
        """Who else told it, under which headlines, and how they differ; `stopped` ends each with a full stop."""
        language = self.text.language(item)
        begun = len(out.blocks)
        told = (
            ("also_in", self.words["comma"].join(item.also_in)),
            ("other_headlines", item_words.other_headlines(item, self.document.language)),
            ("differences", item.differences),
        )
        for key, text in told:
            if not text:
                continue
            label = f"{self.words[key]}{self.words['colon']}"
            rtl = self.rtl or (item.rtl and key != "differences")
            content = run(label, "Label", rtl=self.rtl)
            if key == "other_headlines":
                for number, one in enumerate(item.other_headlines):
                    quoted = item_words.quoted(one[0], item.language or self.document.language)
                    content += run(("; " if number else "") + quoted, rtl=rtl, language=language)
                    content += run(f" ({one[1]})", "Quiet", rtl=rtl) if one[1] else ""
            else:
                content += run(text, rtl=rtl, language="" if key == "differences" else language)
            if stopped and not text.endswith("."):
                text, content = f"{text}.", content + run(".", rtl=rtl)
            self.text.add(out, "AlsoIn", label + text, content)
        # Of paragraphs with equal borders one after the other only the first has its rule.
        for at in range(begun + 1, len(out.blocks)):
            out.blocks[at] = out.blocks[at]._replace(pad=0.0)

    def commentary(self, out: Setting, item: Item) -> None:
        """Our own words, in a box."""
        if not item.commentary:
            return
        label = self.words["commentary"]
        self.text.add(out, "CommentaryHeading", label, run(label, rtl=self.rtl))
        out.blocks[-1] = out.blocks[-1]._replace(pad=_BOX, loose=0.3)
        for text in item.commentary:
            style = "SuggestedLine" if text.startswith(self.words["suggested_line"]) else "Commentary"
            self.text.add(out, style, text, run(text, rtl=self.rtl))
            out.blocks[-1] = out.blocks[-1]._replace(pad=0.0)
        out.blocks[-1] = out.blocks[-1]._replace(pad_below=_BOX)


def _together(item: Item) -> str:
    """An item's code; the sign that says "from left to right" keeps it together behind Arabic or Hebrew words."""
    return f"\u200e{item.code}" if item.rtl and item.code else item.code
