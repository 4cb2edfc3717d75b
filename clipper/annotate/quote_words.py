"""What a language uses to say who speaks: the shape of its word lists, and verb forms made from stems."""

from functools import cached_property

from msgspec import Struct, field


class Words(Struct, frozen=True, eq=False, dict=True):
    """The words of one language, lower case, that the search for speakers goes by; compared by identity."""

    code: str
    says: frozenset[str]
    """Finite forms and participles of verbs of saying."""
    saying: frozenset[str]
    """Their gerunds: the subject is that of the sentence."""
    soft: frozenset[str]
    """Verbs of thinking and feeling: they speak for a quotation only where it stands in their clause."""
    calls: frozenset[str]
    """Verbs of naming ("called it …"), finite."""
    calling: frozenset[str]
    """Their gerunds."""
    according: tuple[tuple[str, ...], ...]
    """Words before a source ("according to")."""
    he: frozenset[str]
    """Pronouns for a person."""
    she: frozenset[str]
    """Those among them, and their possessives, that mean a woman."""
    his: frozenset[str]
    """Possessives that mean a man."""
    sirs: frozenset[str]
    madams: frozenset[str]
    it: frozenset[str]
    """Pronouns for an organisation."""
    they: frozenset[str]
    who: frozenset[str]
    determiners: frozenset[str]
    definite: frozenset[str]
    prepositions: frozenset[str]
    links: frozenset[str]
    """Conjunctions and adverbs that may stand between a subject and its verb or open a sentence."""
    auxiliaries: frozenset[str]
    passive: frozenset[str]
    """Forms of "to be" that make a verb of naming passive."""
    by: frozenset[str]
    """Before the speaker of a passive."""
    terms: frozenset[str]
    """Words that say that what follows is a name or a term ("so-called")."""
    honorifics: frozenset[str]
    roles: frozenset[str]
    """Nouns for people by office or trade."""
    role_ends: tuple[str, ...]
    """Endings of such nouns."""
    bodies: frozenset[str]
    """Nouns for organisations."""
    several: frozenset[str]
    """Words for a number of people that belong to the phrase ("some")."""
    generic: frozenset[str]
    """Those among them that stand for any organisation named before ("the company")."""
    papers: frozenset[str]
    """Nouns for what speaks in writing ("letter")."""
    days: frozenset[str]
    trailing: frozenset[str]
    """Adjectives that stand behind their noun ("a source close to him")."""
    times: frozenset[str]
    particles: frozenset[str]
    """Small words inside names ("van der")."""
    nouns_capital: bool = False
    silent_subject: bool = False
    """Whether a verb may stand without a subject."""
    inverted: frozenset[str] = field(default=frozenset())
    """Subjects hung onto a verb ("-t-il")."""

    @cached_property
    def small(self) -> frozenset[str]:
        """The words that belong to no name, wherever they stand."""
        return (
            self.determiners | self.prepositions | self.links | self.he | self.it | self.they | self.who
            | self.auxiliaries | self.days | self.several
        )  # fmt: skip

    @cached_property
    def leads(self) -> frozenset[str]:
        """First words of what stands before a source."""
        return frozenset(lead[0] for lead in self.according)


def split(text: str) -> frozenset[str]:
    """The words of a list."""
    return frozenset(text.split())


def formed(stems: str, endings: str) -> frozenset[str]:
    """Every stem with every ending; "-" is no ending."""
    ends = ["" if ending == "-" else ending for ending in endings.split()]
    return frozenset(stem + ending for stem in stems.split() for ending in ends)
