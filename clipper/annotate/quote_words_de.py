"""German words that say who speaks."""

from clipper.annotate.quote_words import Words, split

WORDS = Words(
    code="de",
    says=split(
        "sagt sagte sagten sagen gesagt sage erklärt erklärte erklärten erklären betont betonte betonten betonen meint meinte meinten gemeint "
        "kritisiert kritisierte kritisierten fordert forderte forderten gefordert warnt warnte warnten gewarnt schreibt schrieb schrieben "
        "geschrieben berichtet berichtete berichteten kündigt kündigte angekündigt teilt teilte teilten mitgeteilt mitteilte mitteilten fügt fügte "
        "hinzufügte hinzugefügt bestätigt bestätigte bestätigten bekräftigt bekräftigte ergänzt ergänzte antwortet antwortete antworteten "
        "erwidert erwiderte entgegnet entgegnete entgegneten räumt räumte eingeräumt verteidigt verteidigte verspricht versprach "
        "versprochen erzählt erzählte erzählten ruft rief riefen fragt fragte fragten gefragt lobt lobte beklagt beklagte beklagten bemängelt "
        "bemängelte mahnt mahnte mahnten unterstreicht unterstrich behauptet behauptete behaupteten bezeichnete versichert "
        "versicherte äußert äußerte äußerten geäußert sprach spricht sprachen urteilt urteilte resümiert resümierte zitiert zitierte twittert "
        "twitterte postete postet schimpft schimpfte witzelt witzelte bilanziert bilanzierte prophezeit prophezeite verkündet "
        "verkündete heißt hieß steht gibt-zu gab-zu appelliert appellierte moniert monierte argumentiert argumentierte konstatiert konstatierte "
        "schildert schilderte erinnert erinnerte wettert wetterte führt führte befand befindet findet fand stellt stellte droht drohte bedauert "
        "bedauerte begrüßt begrüßte verlangt verlangte vermutet vermutete gesteht gestand gratuliert gratulierte analysiert analysierte "
        "freut freute ärgert ärgerte wirft warf warfen vorgeworfen"),
    saying=split("sagend betonend"),
    soft=split("glaubt glaubte hofft hoffte fürchtet fürchtete sieht sah denkt dachte hält hielt wünscht wünschte rechnet rechnete spürt"),
    calls=split("nennt nannte nannten genannt bezeichnet bezeichnete bezeichneten beschreibt beschrieb geißelte geißelt hält hielt halten hielten"),
    calling=split(""),
    according=(("laut",), ("nach", "angaben", "von"), ("nach", "angaben"), ("nach", "worten", "von"), ("nach", "ansicht", "von"), ("nach", "auffassung", "von"), ("nach", "aussage", "von"), ("so",), ("nach", "worten"), ("zufolge",), ("nach", "ansicht"), ("nach", "darstellung")),
    he=split("er sie ihm ihr"),
    she=split("sie ihre ihren ihrem ihrer"),
    his=split("seine seinen seinem seiner sein er"),
    sirs=split("herr herrn"),
    madams=split("frau"),
    it=split("es"),
    they=split(""),
    who=split("der-welcher welche welcher die-welche"),
    determiners=split("der die das den dem des ein eine einen einem einer eines dieser diese dieses diesen diesem sein seine seinen seinem seiner "
                      "ihr ihre ihren ihrem ihrer kein keine keinen unser unsere mehrere viele einige manche alle beide jeder jede"),
    definite=split("der die das den dem des dieser diese dieses diesen diesem"),
    prepositions=split("in im an am auf aus bei beim mit nach von vom vor zu zum zur über unter durch für gegen ohne um seit während wegen "
                       "zwischen hinter neben trotz gegenüber bis ab laut als ins ans aufs"),
    links=split("und aber oder denn doch auch noch schon dann danach zuvor zugleich gleichzeitig zudem außerdem jedoch allerdings dabei "
                "daher deshalb deswegen so nun jetzt heute gestern morgen bereits wieder weiter ferner hier dort dass ob wenn weil obwohl "
                "wie wo was warum nicht nur sogar etwa vielmehr hingegen dagegen darauf darüber dazu hierzu damit inzwischen mittlerweile "
                "schließlich später früher kürzlich zuletzt sich man einmal ebenfalls indes unterdessen"),
    auxiliaries=split("hat haben hatte hatten habe ist sind war waren sei seien wird werden wurde wurden worden würde würden kann könne "
                      "könnten könnte soll solle sollen will wolle müsse muss"),
    passive=split("ist sind war waren wird werden wurde wurden worden"),
    by=split("von vom"),
    terms=split("sogenannte sogenannten sogenannter sogenanntes sogenanntem namens titel unter-dem begriff wort motto schlagwort film buch roman album lied serie "
                "sendung stück projekt genannte genannten magazin zeitung zeitschrift wochenzeitung tageszeitung nachrichtenmagazin "
                "ausstellung operation aktion kampagne bündnis initiative stichwort"),
    honorifics=split("herr herrn frau dr dr. prof prof. professor sir"),
    roles=split("präsident präsidentin vizepräsident kanzler kanzlerin minister ministerin premier premierminister premierministerin "
                "ministerpräsident ministerpräsidentin sprecher sprecherin regierungssprecher chef chefin vorsitzender vorsitzende vorsitzenden "
                "direktor direktorin geschäftsführer geschäftsführerin leiter leiterin bürgermeister bürgermeisterin senator senatorin "
                "abgeordneter abgeordnete abgeordneten politiker politikerin experte expertin forscher forscherin wissenschaftler "
                "wissenschaftlerin professor professorin ökonom ökonomin analyst analystin trainer trainerin spieler spielerin kapitän "
                "torwart manager managerin autor autorin schriftsteller schriftstellerin journalist journalistin regisseur regisseurin "
                "schauspieler schauspielerin sänger sängerin künstler künstlerin anwalt anwältin staatsanwalt staatsanwältin richter richterin "
                "polizist polizistin general oberst botschafter botschafterin diplomat diplomatin beauftragter beauftragte kommissar "
                "kommissarin sekretär sekretärin rat rätin präses könig königin papst bischof kardinal pfarrer pfarrerin lehrer lehrerin arzt "
                "ärztin bauer bäuerin landwirt landwirtin unternehmer unternehmerin gründer gründerin vorstand vorständin aktivist aktivistin "
                "anwohner anwohnerin zeuge zeugin vater mutter sohn tochter bruder schwester freund freundin mitarbeiter mitarbeiterin "
                "vertreter vertreterin mitglied kandidat kandidatin fraktionschef landrat landrätin oberbürgermeister ceo chefökonom "
                "beamter beamte beamten kritiker beobachter verbraucherschützer insider augenzeuge reporter redakteur"),
    role_ends=("minister", "ministerin", "präsident", "präsidentin", "sprecher", "sprecherin", "chef", "chefin", "direktor", "direktorin", "leiter",
               "leiterin", "politiker", "politikerin", "kanzler", "kanzlerin", "sekretär", "sekretärin", "vorsitzende", "vorsitzender",
               "vorsitzenden", "meister", "meisterin", "forscher", "forscherin", "experte", "expertin", "expertinnen", "experten", "beauftragte",
               "beauftragter", "trainer", "trainerin", "anwalt", "anwältin", "vorstand", "sprecherinnen", "loge", "login", "ökonom", "ökonomin",
               "geordnete", "geordneter", "schützer", "händler", "führer", "führerin", "berater", "beraterin", "kommissar", "kommissarin"),
    bodies=split("ministerium regierung bundesregierung landesregierung kommission rat ausschuss parlament bundestag bundesrat landtag gericht "
                 "bundesgericht bundesgerichtshof polizei staatsanwaltschaft behörde amt bundesamt agentur verband bund gewerkschaft partei fraktion "
                 "unternehmen konzern firma gesellschaft bank bundesbank fonds institut universität hochschule schule klinik krankenhaus zentrum "
                 "organisation stiftung verein club klub mannschaft sender zeitung magazin kreml pentagon botschaft kammer armee bundeswehr "
                 "feuerwehr stadt kreis land börse betreiber hersteller anbieter union allianz vereinigung bündnis initiative"),
    generic=split("unternehmen konzern firma gesellschaft verband gewerkschaft organisation verein club agentur behörde hersteller betreiber"),
    several=split("mehrere viele einige manche zwei drei vier fünf sechs sieben acht neun zehn zahlreiche"),
    papers=split("mitteilung erklärung brief schreiben bericht studie umfrage stellungnahme dokument papier gutachten urteil buch artikel e-mail mail "
                 "nachricht beitrag tweet post text pressemitteilung plakat transparent"),
    days=split("montag dienstag mittwoch donnerstag freitag samstag sonnabend sonntag januar februar märz april mai juni juli august september "
               "oktober november dezember montagabend dienstagabend mittwochabend donnerstagabend freitagabend samstagabend sonntagabend "
               "montagmorgen dienstagmorgen mittwochmorgen donnerstagmorgen freitagmorgen mittag abend"),
    trailing=split(""),
    times=split("tag tage tagen woche wochen monat monate monaten jahr jahre jahren morgen mittag abend nacht uhr stunde stunden minuten ende anfang"),
    particles=split("von van der den de zu zur vom und"),
    nouns_capital=True,
)  # fmt: skip
