"""Words by which copy tells places, people and titles of the press apart."""


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


NOT_PLACES = _words(
    """note notes nota text analysis update updates corrected correction refile repeat factbox timeline exclusive opinion
    breaking watch video photo photos picture pictures caption summary question answer q a warning editor editors
    contact contacts source sources date time subject from to cc re ps nb fyi tel fax phone email e-mail web website url
    headline byline dateline title slug author outlet section page keywords tags background quote quotes fact facts host
    reporter moderator interviewer interviewee speaker president minister secretary chairman narrator
    anchor voice male female man woman ceo cfo results scores score standings today tomorrow yesterday attention
    urgent posted published updated modified flash bulletin advisory media press news world sport sports business politics culture eu un us uk usa nato
    opec imf who covid-19 hinweis achtung frage antwort encadré interview reportage portrait kommentar"""
)
"""Labels and acronyms that stand before a dash or colon and are no place."""
OPENERS = _words(
    """finally yesterday exactly yes no well wow sure indeed surely maybe perhaps meanwhile however still also then now here there
    more most many some all every both one two three first second last next again once ever never always often
    he she it they we you i his her its their our your this that these those what when where why how who which and but or nor so yet for because if
    although though while after before since until despite not only just even please thanks thank hello dear editorial interview review profile obituary
    gut neu endlich gestern heute morgen ja nein doch aber und oder wenn weil er sie es wir ihr das der die dies ein eine kein
    enfin hier oui non mais et ou si il elle nous vous ce cette un une le la les bref
    ayer hoy sí pero y o él ella nosotros este esta uno una finalmente ieri oggi sì ma e lui lei noi questo questa un infine ontem hoje sim mas ele ela nós"""
)
"""Words that open sentences and remarks, and no datelines."""
DAYS = _words(
    """monday tuesday wednesday thursday friday saturday sunday mon tue wed thu fri sat sun montag dienstag mittwoch
    donnerstag freitag samstag sonntag lundi mardi mercredi jeudi vendredi samedi dimanche"""
)
"""Names of days."""
GIVEN_NAMES = _words(
    """mr mrs ms dr sir lord lady prof senator sen rep governor gov judge minister president secretary ambassador
    general gen colonel captain admiral pope king queen prince princess king
    aaron adam ahmed alan albert alex alexander ali alice amanda amy andrea andrew angela ann anna anne anthony barack
    barbara ben benjamin bill bob boris brian carlos carol catherine charles chris christian christine christopher craig
    daniel dan dave david deborah diana donald donna edward elizabeth emily emma emmanuel eric fatima frank fred gary
    george gordon greg hans harry helen henry hillary hugo ian imran jack jacob james jan jane janet jason jean jeff
    jennifer jeremy jessica jim jimmy joan joe john jonathan jose joseph juan julia julie karen karl kate katherine
    keith kelly ken kenneth kevin larry laura lee linda lisa luis margaret maria marie mark martin mary matt matthew
    michael michelle mike mohamed mohammad mohammed muhammad nancy narendra nicholas nick nicolas nigel olaf oliver
    pamela patricia patrick paul pedro peter phil philip pierre rachel ralph raymond rebecca richard rick robert robin
    roger ron ronald rose roy russell ruth ryan sam samuel sandra sarah scott sean sharon simon sophie stephen steve
    steven stuart sue susan thomas tim timothy tom tony ursula vladimir volodymyr walter wang william xi yasmin
    abdul abdullah abigail adrian agnes aisha alain alana alberto aleksandr alessandra alessandro alexandra alfred alicia alison amir ana
    anders andre andrés andreas andrei andrej angelo anita anja anneke annette annika anselm anton antonio antoine anwar arnaud arthur arturo asif
    astrid audrey ava axel ayesha beatrice beatriz bernard bernd bertrand birgit björn brendan bruno camille carla carmen carolina caroline
    catarina cathy cecilia celia charlotte chiara chloe christa christoph christophe cindy claire clara claudia claudio clément colin cristina
    cyril dagmar damien daniela danielle danny darren david dean denis dennis derek diego dieter dimitri dmitry dominic dominique donatella
    doris dorothy douglas duncan dylan eduardo elena eleanor elias elisabeth ellen elsa emil emilia emilie emilio emmanuelle enrique eric erik
    erika ernst esther eugene eva evelyn fabian fabio faisal farah federico felix ferdinand fernando filip fiona florence florian francesca
    francesco francis francisco franck françois françoise frances frederic frédéric friedrich gabriel gabriela gabriele gavin georg georges gerard
    gerd gerhard gianni gilles giorgio giovanni giulia giuseppe gloria grace graham guido guillaume gustav hamza hana hannah hans-peter harald
    hasan hassan heather hector heike heinz helga hélène henri herbert hilary holger horst howard hussein ibrahim ignacio igor ines ingrid irene
    iris isaac isabel isabelle isabella ivan jaime jan-peter jana jasmine javier jean-claude jean-luc jean-marc jean-pierre jerome jérôme joachim
    joanna joao joão joel johan johanna johannes jonas jorge josé josef joseph josephine joyce juergen jürgen judith julian juliana julien
    juliette karim karin karsten katarina katharina kathryn katja katrin kay kerry khalid kim kirsten klaus kristin kurt lars laurent lauren
    layla léa lena leo leon leonard leonardo leslie lilian lindsay lisa lorenzo louis louise luca lucas lucia lucie ludwig luigi luís lukas lydia
    maarten magdalena mahmoud maja malcolm manfred manon manuel manuela marc marcel marcelo marco marcos marcus margot marianne marina mario
    marion marius marjorie markus marta martha martina mathias mathieu matteo matthias maurice max maxime maya megan mehmet melanie melissa
    miguel mikhail mila milan miriam mohammad mohammed moritz mustafa myriam nadia nadine naomi natalia natalie natasha nathalie nathan neil
    nicola nicole nikolai nils nina noah noor nora norbert oleg olga oscar osama othman otto pablo paola paolo pascal patrice patrick paula pauline
    pauls per petra philippe pia pilar piotr priya rafael rafał rahul raj rajesh ramon ramón raphael raúl ravi ray regina reinhard renate rené
    ricardo riccardo rita roberto roberta rodrigo roland rolf roman romain rosa rosie ross rowena ruben rudolf rupert sabine sabrina sally samir
    samantha sami sandrine sara saskia sebastian serge sergei sergey sergio shaun sheila silvia simone sofia sonia sophia stefan stefano stefanie
    stella stéphane stéphanie susanna susanne suzanne svetlana sven sylvia sylvie tamara tanja tanya tatiana terence teresa thibault thierry
    thorsten tina tobias tomas tomás torsten tracy ulrich ulrike ute valentina valérie vanessa vera verena veronica véronique vicente victor
    victoria viktor vincent virginie viktoria vivian wendy werner
    meryem ayşe fatma emine hatice zeynep elif mehmet ahmet hüseyin hasan ibrahim ismail osman yusuf murat ömer ramazan halil süleyman mahmut recep emre burak can cem deniz ebru esra gamze gül kemal leyla
    nermin özge selin serkan sibel tuba volkan kwame kofi ama abena akosua yaw chinedu chidi ngozi amina aminata fatou mamadou moussa ousmane ibrahima cheikh aïssata bintou priyanka deepak sanjay vijay anil sunil arun suresh
    ramesh mahesh pooja neha anjali kavita sunita rekha arjun rohit amit ankit nikhil siddharth aditya karthik lakshmi meera nisha shreya tanvi varun vikram zara imran bilal usman hamid tariq nasir farhan saad sana hira
    marja marijke anneke joost jeroen maarten pieter willem wouter sander femke sanne lotte kees henk joris geert
    małgorzata agnieszka katarzyna krzysztof andrzej tomasz paweł michał marcin jakub grzegorz wojciech zbigniew ewa joanna krystyna elżbieta zofia jiří petr pavel tomáš lukáš zdeněk jana lenka kateřina věra
    gábor lászló istván zoltán ferenc attila zsolt éva katalin ildikó ágnes åsa anneli björn fredrik gunnar håkan ingvar kerstin lennart linnea maja mats mikael olof pernilla pär ulf ulla øyvind kjell kåre siri solveig trygve
    mette søren rasmus jesper lone hanne birgitte matti juha timo jukka mika antti pekka päivi tuula riitta beatriz inês joana rui tiago nuno vasco margarida filipa gonçalo duarte thiago rafaela camila larissa letícia marcela
    budi agus dewi siti putri rizky dian joko wahyu ahmad nur aisyah faiz hafiz nguyen minh anh thanh hiroshi kenji takashi yuki haruto kaori naoko yuko jiro ichiro min-jun ji-woo soo-yeon wei ming xiao mei ling
    александр алексей анастасия андрей анна антон артём артем борис вадим валентина валерий василий вера виктор виктория виталий владимир галина георгий
    григорий дарья денис дмитрий евгений евгения екатерина елена иван игорь илья ирина кирилл константин ксения лариса леонид любовь людмила максим марина мария
    михаил надежда наталия наталья никита николай оксана олег ольга павел петр пётр роман светлана сергей степан татьяна тимур федор фёдор юлия юрий яна ярослав
    олександр олексій андрій ганна володимир дмитро євген катерина олена ірина марія михайло наталія микола тетяна сергій юлія юрій wolfgang xavier yann yannick yves yvonne zoe zainab"""
)
"""Titles and given names: two such words before a colon are a speaker, not a place."""
TITLE_WORDS = _words(
    """update press news times post daily tribune herald gazette journal agency media network service wire today express
    observer standard chronicle guardian telegraph mail star sun globe mirror dispatch courier monitor bulletin review
    report weekly tv radio online digital magazine sentinel inquirer examiner register ledger record echo voice
    zeitung nachrichten presse le la el die der journal figaro monde país mundo"""
)
"""Words of which titles of the press are made."""
SECTION_WORDS = _words(
    """news home national nation international world europe asia africa americas foreign domestic local regional region city
    metro politics political transport transportation housing defence migration elections royals crime courts investigations government parliament economy economics business finance financial money markets companies
    trade industry energy technology tech science health environment climate education culture arts art books film music
    theatre theater television media life lifestyle living style travel food sport sports football opinion opinions
    comment commentary editorial editorials leader leaders letters debate analysis op-ed features feature focus review
    obituaries obituary weather society people weekend magazine law crime courts security defence defense shipping
    politik wirtschaft finanzen börse märkte unternehmen ausland inland welt feuilleton kultur medien wissen wissenschaft
    gesellschaft meinung kommentar leitartikel leserbriefe lokales regionales panorama vermischtes reise sportteil technik
    umwelt bildung zeitgeschehen themen
    politique économie monde france international société culture idées débats tribune sciences santé planète entreprises
    bourse régions éditorial chronique horizons livres sports
    política economía mundo internacional nacional sociedad cultura deportes opinión ciencia salud empresas mercados
    editorial tribuna españa américa comunidad
    politica economia mondo esteri interni cronaca cronache cultura spettacoli società mercati finanza imprese commenti
    opinioni editoriale scienza salute lavoro
    economia mundo sociedade desporto esportes opinião saúde ciência mercado cidades país
    economie politiek buitenland binnenland cultuur wetenschap opinie samenleving
    политика экономика общество мир культура спорт мнения финансы бизнес наука происшествия рынки"""
)
"""Words that head the pages of a newspaper and name its sections."""
NO_OUTLETS = _words(
    """release report statement memo memorandum agenda minutes draft confidential communiqué pressemitteilung
    pressemeldung communiqué comunicado comunicato fact-sheet factsheet brief briefing paper appendix annex chapter contents table
    figure form invoice page schedule"""
)
"""Words of lines at a page's edge that name a kind of paper and no outlet."""
