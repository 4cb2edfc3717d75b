"""Dutch words that say who speaks."""

from clipper.annotate.quote_words import Words, split

WORDS = Words(
    code="nl",
    says=split(
        "zegt zei zeiden zeggen gezegd verklaart verklaarde verklaarden verklaard stelt stelde stelden gesteld meent meende vertelt vertelde vertelden "
        "verteld schrijft schreef schreven geschreven meldt meldde meldden gemeld reageert reageerde reageerden benadrukt benadrukte "
        "waarschuwt waarschuwde waarschuwden gewaarschuwd vraagt vroeg vroegen antwoordt antwoordde bevestigt bevestigde bevestigden "
        "bevestigd erkent erkende erkend belooft beloofde beloofd klaagt klaagde hekelt hekelde betoogt betoogde concludeert concludeerde "
        "laat liet voegt voegde toegevoegd roept riep legt legde luidt luidde aldus twittert twitterde"),
    saying=split("zeggend stellend"),
    soft=split("vindt vond denkt dacht hoopt hoopte vreest vreesde ziet zag gelooft geloofde verwacht verwachtte"),
    calls=split("noemt noemde noemden genoemd omschrijft omschreef bestempelt bestempelde"),
    calling=split("noemend"),
    according=(("volgens",), ("aldus",)),
    he=split("hij zij ze hem haar"), she=split("zij ze haar"), his=split("hij zijn hem"), sirs=split("meneer dhr"), madams=split("mevrouw mevr mw"),
    it=split("het"), they=split(""), who=split("die dat wie welke"),
    determiners=split("de het een deze dit die zijn haar hun onze geen enkele veel alle beide elke"),
    definite=split("de het deze dit die zijn haar hun"),
    prepositions=split("van in op aan met voor bij uit naar over onder door tegen om zonder tijdens sinds tussen achter na vanaf tot te ten ter als"),
    links=split("en maar of want ook nog al dan daarna toen toch nu hier daar vandaag gisteren morgen dat omdat als hoewel terwijl toen waar wat "
                "niet zelfs eerder later verder bovendien echter zich er"),
    auxiliaries=split("heeft hebben had hadden is zijn was waren wordt worden werd werden zal zou zouden kan kunnen"),
    passive=split("is zijn was waren wordt worden werd werden"), by=split("door"),
    terms=split("zogenaamde zogeheten genaamd titel film boek roman album lied serie programma term woord operatie"),
    honorifics=split("meneer mevrouw dr dr. prof. sir"),
    roles=split("president premier minister staatssecretaris woordvoerder woordvoerster directeur voorzitter burgemeester wethouder leider chef "
                "hoogleraar onderzoeker deskundige econoom analist journalist auteur schrijver advocaat officier rechter generaal trainer speler coach "
                "ambassadeur koning koningin paus bisschop kamerlid lijsttrekker boer inwoner bewoner ondernemer arts eigenaar oprichter bron"),
    role_ends=("minister", "voorzitter", "leider", "voerder", "voerster", "loog", "kundige", "lid"),
    bodies=split("ministerie kabinet regering commissie raad kamer parlement rechtbank gemeente provincie politie justitie leger agentschap vereniging "
                 "vakbond partij groep bedrijf maatschappij bank fonds instituut universiteit ziekenhuis organisatie stichting"),
    several=split("enkele veel twee drie vier vijf"),
    papers=split("verklaring brief rapport bericht tekst tweet studie onderzoek document uitspraak"),
    days=split("maandag dinsdag woensdag donderdag vrijdag zaterdag zondag januari februari maart april mei juni juli augustus september oktober "
               "november december"),
    trailing=split(""), times=split("dag dagen week weken maand maanden jaar ochtend middag avond nacht uur"),
    generic=split("bedrijf groep"), particles=split("van de der den het ten ter"),
)  # fmt: skip
