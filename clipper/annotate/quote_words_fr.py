"""French words that say who speaks."""

from clipper.annotate.quote_words import Words, formed, split

_ER = (
    "déclar affirm expliqu ajout assur soulign précis indiqu estim not rappel racont répét insist annonc confi témoign comment "
    "regrett dénonc critiqu martel lanc résum observ remarqu conclu lâch jur plaid argument avanc réclam demand interrog "
    "ironis plaisant nuanc détaill dévoil révél signal salu félicit accus menac clam proclam soupir murmur chuchot cri s'exclam "
    "exclam concéd tempér rétorqu répliqu confirm cit clarifi certifi alert averti reconnaiss dépl déplor analys formul énonc "
    "twitt tweet post publi exclam étonn indign inquièt lament désol amus agac emport enthousiasm évoqu imagin recommand conseill exhort ordonn propos défend raill fulmin temporis justifi"
)
_FORMS = "e ent ait aient é ée és ées a èrent"
_OTHERS = split(
    "dit dite dits dites disent disait disaient dis écrit écrivent écrivait écrivaient répond répondent répondait répondu prévient préviennent prévenu prévenait "
    "soutient soutiennent soutenait soutenu promet promettent promis promettait conclut concluent concluait conclu poursuit poursuivent "
    "poursuivi poursuivait reconnaît reconnaissent reconnu reconnaissait reconnait admet admettent admis admettait avertit avertissent averti avertissait "
    "défend défendent défendu défendait lit lisait explique-t reprend reprennent repris reprenait surenchérit renchérit enchaîne enchaîné "
    "réagit réagissent réagi réagissait rappelle rappellent interpelle interpellent interpellé souffle soufflé glisse glissé tranche tranché complète complété sourit rit relève relevé "
    "appuie appuyé balaie balayé s'insurge insurge s'indigne indigne indigné s'étonne étonne étonné s'inquiète inquiète inquiété "
    "se-félicite réjouit réjouissent réjoui réjouie réjouis réjouissait plaint plainte plaignait dit-on félicite fustige fustigé pointe pointé espère espéré juge jugé jugeait considère considéré pense pensait croit croyait "
    "prétend prétendent prétendu vante vanté confesse confessé avoue avoué avouait résume raille tonne tonné maintient maintiennent maintenu"
)

WORDS = Words(
    code="fr",
    says=formed(_ER, _FORMS) | _OTHERS,
    saying=formed(_ER, "ant") | split("disant écrivant répondant prévenant soutenant promettant concluant poursuivant reconnaissant "
                                      "admettant avertissant défendant jugeant"),
    soft=split("voit voyait veut voulait souhaite souhaité trouve trouvé redoute craint craignait ressent"),
    calls=split("qualifie qualifient qualifié qualifiait appelle appellent appelé appelait décrit décrivent décrivait dénonce "
                "dénoncent dénoncé parle parlent parlé parlait traite traité baptise taxe taxé"),
    calling=split("qualifiant appelant décrivant dénonçant parlant traitant"),
    according=(("selon",), ("d'", "après"), ("à", "en", "croire"), ("aux", "dires", "de"), ("d'après",), ("pour",), ("de", "l'", "avis", "de"), ("aux", "yeux", "de")),
    he=split("il elle lui"),
    she=split("elle sa-femme"),
    his=split(""),
    sirs=split("m m. monsieur"),
    madams=split("mme mme. madame mlle"),
    it=split("on"),
    they=split("ils elles"),
    who=split("qui que lequel laquelle dont"),
    determiners=split("le la les l' un une des du au aux ce cet cette ces son sa ses leur leurs notre nos mon ma mes plusieurs certains "
                      "certaines quelques chaque tout tous toutes"),
    definite=split("le la les l' ce cet cette ces son sa ses du au aux"),
    prepositions=split("de d' à en dans sur sous par pour avec sans contre entre chez vers depuis pendant avant après lors dès selon "
                       "durant malgré parmi hors via jusque jusqu' face auprès du des au aux"),
    links=split("et mais ou donc or car aussi encore toujours déjà ensuite puis alors ainsi enfin même également notamment d'abord "
                "désormais hier demain aujourd'hui ici là bien très plus moins mieux certes pourtant cependant toutefois néanmoins "
                "lorsque lorsqu' quand si comme tandis alors parce puisque puisqu' quoique où comment pourquoi n' ne pas jamais y s' se "
                "récemment mercredi-soir notre dernièrement côté autre surtout auparavant plutôt interrogé interrogée contacté contactée"),
    auxiliaries=split("a ont avait avaient ai est sont était étaient fut sera seront serait été ayant avoir être aura auront aurait"),
    passive=split("est sont était étaient été fut"),
    by=split("par"),
    terms=split("dit dite soi-disant prétendu prétendue surnommé surnommée appelé appelée intitulé intitulée baptisé baptisée nommé nommée "
                "titre terme mot expression slogan devise film livre roman album chanson série émission pièce ouvrage essai opération "
                "projet programme plan dossier nom journal revue magazine"),
    honorifics=split("m m. mm. monsieur mme mme. madame mlle maître me me. dr docteur pr professeur sir lord mgr"),
    roles=split("président présidente vice-président vice-présidente ministre premier-ministre secrétaire porte-parole porte-paroles directeur "
                "directrice maire maires adjoint adjointe député députée sénateur sénatrice eurodéputé eurodéputée chef cheffe patron patronne "
                "responsable dirigeant dirigeante pdg dg fondateur fondatrice cofondateur cofondatrice avocat avocate procureur procureure "
                "procureure juge magistrat magistrate préfet préfète commissaire général générale colonel capitaine amiral lieutenant policier "
                "policière gendarme expert experte spécialiste analyste économiste politologue sociologue historien historienne chercheur "
                "chercheuse professeur professeure enseignant enseignante médecin infirmier infirmière épidémiologiste scientifique ingénieur "
                "ingénieure journaliste rédacteur rédactrice éditorialiste auteur autrice écrivain écrivaine réalisateur réalisatrice acteur "
                "actrice comédien comédienne chanteur chanteuse musicien musicienne artiste peintre sculpteur architecte entraîneur "
                "entraîneuse sélectionneur joueur joueuse capitaine gardien attaquant défenseur champion championne militant militante "
                "syndicaliste leader coordinateur coordinatrice délégué déléguée élu élue conseiller conseillère candidat candidate "
                "chancelier chancelière roi reine prince princesse pape cardinal évêque imam rabbin pasteur prêtre habitant habitante "
                "riverain riveraine voisin voisine témoin victime père mère fils fille frère sœur mari femme épouse époux ami amie "
                "agriculteur agricultrice éleveur éleveuse pêcheur commerçant commerçante entrepreneur entrepreneuse salarié salariée employé "
                "employée ouvrier ouvrière étudiant étudiante élève retraité retraitée gérant gérante propriétaire locataire client cliente "
                "diplomate ambassadeur ambassadrice négociateur négociatrice émissaire représentant représentante haut-commissaire "
                "source proche observateur observatrice rapporteur rapporteure secrétaire-général numéro chargé chargée membre associé associée"),
    role_ends=("logue", "iste", "trice", "ateur"),
    bodies=split("ministère gouvernement commission conseil comité parlement assemblée sénat cour tribunal parquet préfecture mairie région "
                 "département police gendarmerie armée marine élysée matignon quai agence autorité association fédération confédération "
                 "syndicat cgt cfdt fo medef parti groupe entreprise société compagnie banque fonds institut université école hôpital centre "
                 "observatoire organisation ong fondation union alliance coalition ambassade consulat club équipe chaîne radio "
                 "télévision quotidien journal hebdomadaire magazine maison kremlin pentagone direction service office cabinet constructeur "
                 "opérateur distributeur fabricant enseigne plateforme start-up collectif mouvement intersyndicale chambre"),
    generic=split("entreprise société groupe compagnie association organisation agence syndicat club constructeur opérateur fabricant enseigne"),
    several=split("plusieurs certains certaines quelques deux trois quatre cinq six sept huit neuf dix"),
    papers=split("communiqué lettre courrier courriel mail rapport note texte tweet message déclaration étude sondage tribune éditorial "
                 "article livre document décision jugement arrêt avis affiche banderole pancarte site entourage"),
    days=split("lundi mardi mercredi jeudi vendredi samedi dimanche janvier février mars avril mai juin juillet août septembre octobre "
               "novembre décembre"),
    trailing=split("proche proches"),
    times=split("jour jours semaine semaines mois an ans année années matin soir midi nuit heure heures soirée matinée après-midi"),
    particles=split("de du des la le d' van von der den el al ben bin"),
    inverted=frozenset(("-t-il", "-t-elle", "-il", "-elle", "-t-on", "-ils", "-elles", "-t-ils", "-t-elles", "-on")),
)  # fmt: skip
