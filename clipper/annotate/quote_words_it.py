"""Italian words that say who speaks."""

from clipper.annotate.quote_words import Words, formed, split

_ARE = (
    "afferm dichiar spieg comment sottoline precis assicur not osserv racont annunci denunci critic conferm ribad rilev ricord lament "
    "attacc avvert conclu lanci azzard invoc esult replic insist ammon rassicur ipotizz rivel attest evidenzi segnal comunic"
)

WORDS = Words(
    code="it",
    says=formed(_ARE, "a ano ava avano ò arono ato") | split(
        "dice dicono diceva disse dissero detto aggiunge aggiungono aggiunto aggiunse scrive scrivono scritto scrisse risponde rispondono risposto "
        "rispose sostiene sostengono sostenuto sostenne ammette ammesso ammise avverte avvertito conclude concluso concluse chiede chiesto chiese "
        "ribadisce ribadito promette promesso prosegue proseguito chiarisce chiarito difende difeso riconosce riconosciuto legge"),
    saying=formed(_ARE, "ando") | split("dicendo aggiungendo scrivendo rispondendo sostenendo ammettendo"),
    soft=split("crede credeva pensa pensava vede vedeva spera sperava teme temeva"),
    calls=split("definisce definito definì definiscono chiama chiamato bolla bollato descrive descritto parla parlato"),
    calling=split("definendo chiamando parlando"),
    according=(("secondo",), ("per",), ("a", "detta", "di")),
    he=split("lui lei egli ella"), she=split("lei ella"), his=split("lui egli"), sirs=split("signor"), madams=split("signora"),
    it=split("esso"), they=split("loro essi"), who=split("che chi cui quale quali"),
    determiners=split("il lo la i gli le l' un uno una questo questa questi queste suo sua suoi sue al del della dei degli delle alcuni alcune"),
    definite=split("il lo la i gli le l' questo questa suo sua al del della"),
    prepositions=split("di a da in con su per tra fra del della dei degli delle dell' nel nella nell' sul sulla dal dalla dall' al alla all' "
                       "dopo prima durante contro verso senza secondo"),
    links=split("e ed ma o anche ancora poi quindi però così oggi ieri domani qui già sempre mai quando mentre perché se come dove non "
                "inoltre infine intanto si ci ne lo le li più meno molto"),
    auxiliaries=split("ha hanno aveva avevano è sono era erano sarà stato stata essere viene può"),
    passive=split("è sono era erano stato stata viene venne"), by=split("da dal dalla dall'"),
    terms=split("cosiddetto cosiddetta cosiddetti cosiddette chiamato chiamata chiamati noto nota noti titolo film libro romanzo album canzone serie programma operazione termine parola"),
    honorifics=split("signor signora dottor dottoressa dott. prof. sir"),
    roles=split("presidente vicepresidente premier ministro ministra segretario segretaria portavoce direttore direttrice sindaco sindaca governatore "
                "senatore senatrice deputato deputata leader capo responsabile fondatore avvocato procuratore giudice generale esperto esperta "
                "analista economista professore professoressa medico giornalista autore autrice scrittore scrittrice attore attrice regista cantante "
                "allenatore giocatore capitano attivista sindacalista ambasciatore papa cardinale vescovo cittadino padre madre figlio figlia "
                "amministratore assessore assessora commissario consigliere fonte"),
    role_ends=("ista", "tore", "trice", "logo"),
    bodies=split("ministero governo commissione consiglio comitato parlamento senato tribunale procura comune regione polizia esercito agenzia "
                 "associazione federazione sindacato partito gruppo azienda società banca fondo istituto università ospedale centro quirinale"),
    several=split("alcuni alcune molti molte due tre quattro cinque"),
    papers=split("comunicato nota lettera rapporto testo messaggio tweet post studio documento sentenza"),
    days=split("lunedì martedì mercoledì giovedì venerdì sabato domenica gennaio febbraio marzo aprile maggio giugno luglio agosto settembre "
               "ottobre novembre dicembre"),
    trailing=split("vicino vicina"), times=split("giorno giorni settimana settimane mese mesi anno anni mattina sera notte"),
    generic=split("società azienda gruppo"), particles=split("di de del della da la lo van von"), silent_subject=True,
)  # fmt: skip
