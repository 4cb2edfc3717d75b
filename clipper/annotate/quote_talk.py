"""Who speaks while a text is read from its top: whom a name, an office or a pronoun stands for."""

from msgspec import Struct, field
from msgspec.structs import replace

from clipper.annotate.quote_clauses import Paragraph
from clipper.annotate.quote_known import Names
from clipper.annotate.quote_names import Name, is_role
from clipper.annotate.quote_subjects import Kind, Subject
from clipper.annotate.quote_words import Words


class Speaker(Struct, frozen=True):
    """Somebody who speaks, as far as the text says who."""

    name: str
    title: str = ""
    person: bool = False
    body: bool = False
    head: str = ""
    plural: bool = False


class Talk(Struct):
    """What is known of the speakers at one place of a text that is read from its top."""

    words: Words
    names: Names
    focus: Speaker | None = None
    one: Speaker | None = None
    """The last single person, or what may be one."""
    body: Speaker | None = None
    body_last: bool = False
    """Whether that organisation was met after that person."""
    alias: dict[str, Speaker] = field(default_factory=dict)
    """Whom a phrase stood for before ("prime minister")."""
    met: dict[str, Speaker] = field(default_factory=dict)
    """The last speaker by the noun that names him ("senator", "ministry")."""
    fresh: int = 99
    """Paragraphs since the focus spoke or acted."""
    topic: Speaker | None = None
    """Who the heading above names."""
    where: int = 0
    """The offset of the sentence that is read."""
    since: int = 0
    """The offset of the last sentence or heading before its paragraph."""

    def note(self, speaker: Speaker) -> None:
        """Somebody speaks: who comes next may stand for her."""
        self.fresh = 0
        self.focus = speaker
        self.names.spoke.add(tuple(speaker.name.split()))
        if speaker.head:
            self.met[speaker.head] = speaker
        if not speaker.plural and not speaker.body:
            self.one, self.body_last = speaker, False
        if speaker.body or not speaker.person:
            self.body, self.body_last = speaker, True

    def known(self, page: Paragraph, subject: Subject) -> Speaker | None:
        """Who a noun phrase stands for."""
        where = self.where + max(0, page.tokens[min(subject.start, len(page.tokens) - 1)].start - page.tokens[0].start)
        if subject.kind is Kind.NAME and subject.name is not None:
            return self.by_name(subject.name, where)
        if subject.kind is Kind.PHRASE:
            return self._by_phrase(subject, where)
        if subject.kind is Kind.IT:
            last = self.names.last_body(where, self.since)
            return self.body or (Speaker(last.text, "", False, True, last.words[-1].lower()) if last else self.focus)
        if subject.kind in (Kind.THEY, Kind.SILENT):
            return self.focus
        return self._he(page.tokens[subject.start].lower in self.words.she, where)

    def by_name(self, name: Name, where: int) -> Speaker | None:
        """Who is meant by a name that stands at the offset `where`, in full where the text says it in full."""
        if not name.words:
            return None
        full = self.names.resolved(name, where)
        lower = [word.lower() for word in full.words]
        body = not full.person
        head = lower[-1] if body and lower[-1] in self.words.bodies else ""
        text = full.text
        if text.lower().startswith("the "):
            text = text[4:]
        return Speaker(
            text,
            full.title or self.names.titles.get(full.words, ""),
            full.person,
            body,
            head or (full.title.split()[-1].lower() if full.title else ""),
        )

    def _he(self, she: bool, where: int) -> Speaker | None:
        """Whom "he" or "she" stands for: who spoke or acted last, unless that is one of the other sex."""
        sex = 1 if she else -1
        if self.one is not None and self.names.sex(self.one.name) in (0, sex) and self.fresh <= 2:
            return self.one
        last = self.names.last_before(where, self.since, sex)
        if last is not None:
            return Speaker(last.text, last.title, True)
        if (known := self.topic or self.one or self.focus) is not None:
            return known
        later = self.names.first(sex)
        return Speaker(later.text, later.title, True) if later is not None else None

    def _by_phrase(self, subject: Subject, where: int) -> Speaker | None:
        words = self.words
        owner = subject.owner
        if owner is not None and (subject.head in words.papers or subject.head in words.says):
            return self.by_name(owner, where)
        if (
            owner is not None
            and subject.rest
            and subject.text.lower().startswith(owner.text.lower())
            and len(subject.text.split()) == len(owner.words)
        ):
            return self.by_name(owner, where)
        plural = subject.head not in words.roles and subject.head.endswith(("s", "men", "people", "police"))
        if subject.definite and (known := self._met_before(subject, plural, where)) is not None:
            return known
        if not subject.text:
            return None
        return Speaker(subject.text, "", False, subject.head in words.bodies, subject.head, plural)

    def _met_before(self, subject: Subject, plural: bool, where: int) -> Speaker | None:
        """Whom a phrase with a definite article means: somebody whom the text told of before."""
        words, one, phrase = self.words, self.one, subject.text.lower()
        role = is_role(subject.head, words)
        if (known := self.alias.get(phrase)) is not None:
            return known
        heads = frozenset((subject.head, *(subject.rest - words.prepositions - words.determiners)))
        if role and (named := self.names.by_title(heads, where)) is not None:
            return Speaker(named.text, named.title, True, False, subject.head)
        earlier = self.met.get(subject.head)
        if earlier is not None and subject.rest <= {part.lower() for part in f"{earlier.name} {earlier.title}".split()}:
            return earlier
        if role and not plural and self.topic is not None and self.fresh > 2:
            return replace(self.topic, title=subject.text, head=subject.head)
        if role and not plural and len(phrase.split()) <= 3 and one is not None and one.person and not one.title:
            self.alias[phrase] = replace(one, title=subject.text, head=subject.head)
            return self.alias[phrase]
        if subject.head in words.generic and not subject.rest:
            stands = self.body if self.body_last or one is None else one
            if stands is not None and not stands.title and not self.names.sex(stands.name):
                return stands
        return None
