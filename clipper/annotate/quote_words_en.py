"""English words that say who speaks."""

from clipper.annotate.quote_words import Words, split

_REGULAR = split(
    "add answer ask assert claim comment complain confirm contend counter demand explain exclaim gush hint inform insist joke laugh "
    "lament maintain mention murmur mutter observe opine plead pledge post predict proclaim promise rant reason recall recount reiterate "
    "relate remark remind repeat report respond retort reveal roar scream share shout sigh signal spill state stress suggest surmise "
    "tease thunder tout tweet urge vent vow warn whisper yell advise argue announce affirm allege acknowledge allow caution chuckle "
    "enthuse fume implore instruct intone marvel muse offer propose protest rave reassure recommend scoff sneer stipulate theorise "
    "theorize underline underscore volunteer wail wonder blast accuse caption elaborate estimate note declare concede conclude emphasise "
    "emphasize boast assure confess disclose summarise summarize testify reply cry deny specify clarify profess verify interject continue "
    "pronounce pray mock preach groan grumble moan stammer bark shriek rule quote cite text email blog chant"
)
_OTHERS = split(
    "say says said tell tells told write writes wrote read reads admit admits admitted quip quips quipped snap snaps snapped beg begs begged "
    "swear swears swore regret regrets regretted sob sobs sobbed pled"
)


def _forms(base: frozenset[str]) -> frozenset[str]:
    """Base form, third person and past of regular verbs."""
    found: set[str] = set()
    for word in base:
        stem = word[:-1] if word.endswith("e") else word
        found |= {word, word + ("es" if word.endswith(("s", "sh", "ch", "x")) else "s"), stem + "ed"}
        if word.endswith("y") and word[-2] not in "aeiou":
            found |= {word[:-1] + "ies", word[:-1] + "ied"}
    return frozenset(found)


def _gerunds(base: frozenset[str]) -> frozenset[str]:
    return frozenset((word[:-1] if word.endswith("e") else word) + "ing" for word in base)


_CALL = split("call label brand dub term describe denounce dismiss characterise characterize hail praise slam decry deem portray "
              "blast condemn lambast criticise criticize ridicule")  # fmt: skip
_THINK = split("believe think feel hope fear see expect agree consider view envision imagine worry know understand promote "
               "praise deplore")  # fmt: skip

WORDS = Words(
    code="en",
    says=_forms(_REGULAR) | _OTHERS,
    saying=_gerunds(_REGULAR) | split("saying telling writing reading admitting quipping snapping begging swearing regretting sobbing"),
    soft=_forms(_THINK) | split("felt saw thought knew understood"),
    calls=_forms(_CALL) | split("dubbed slammed"),
    calling=_gerunds(_CALL) | split("dubbing slamming"),
    according=(("according", "to"), ("in", "the", "words", "of"), ("as", "per")),
    he=split("he she him her"),
    she=split("she her hers herself"),
    his=split("his himself"),
    sirs=split("mr sir lord"),
    madams=split("mrs ms miss lady madam dame mme"),
    it=split("it"),
    they=split("they"),
    who=split("who which that"),
    determiners=split("the a an this that these those his her its their our my your another one some several many both any each every no all"),
    definite=split("the this that his her its their"),
    prepositions=split("in on at of for from by with to into onto over under after before during since about against between among "
                       "through without within upon despite amid across around near outside inside toward towards via per like "
                       "including alongside following behind beyond off up down out until till as than regarding concerning beside"),
    links=split("and but or so yet also then later still now further furthermore however moreover instead meanwhile earlier recently "
                "repeatedly previously already once again only even just simply never always often thus therefore both first finally "
                "because since although though while when where whereas if unless whether as that what how why not indeed perhaps "
                "today yesterday tonight tomorrow there here bluntly quickly publicly privately famously reportedly similarly "
                "additionally likewise nevertheless nonetheless separately elsewhere asked speaking unlike such this last next too "
                "soon afterwards thereafter notably crucially unsurprisingly interestingly according more most"),
    auxiliaries=split("has have had was were is are be been being would will could can may might must should do does did 's 've 'd "
                      "’s ’ve ’d ’ll 'll reportedly allegedly"),
    passive=split("was were is are be been being"),
    by=split("by"),
    terms=split("so-called known called titled entitled dubbed named nicknamed labelled labeled termed word words term phrase phrases "
                "slogan motto meaning headlined quote-unquote aka bearing translated hashtag abbreviated codenamed marked emblazoned "
                "styled album song single film movie book novel series show podcast episode exhibition documentary play poem essay "
                "painting track ballad hit sitcom game project campaign operation"),
    honorifics=split("mr mrs ms miss mx dr prof sir dame lord lady madam madame mme m herr frau señor señora don doña rev fr sr sra st hon "
                     "mr. mrs. ms. dr. prof. rev. fr. sr. sra. st. hon. mx. mme. m."),
    roles=split("president vice-president premier minister secretary representative ambassador chancellor governor mayor senator "
                "congressman congresswoman congressperson lawmaker deputy mp msp mep commissioner commission chief head chair chairman "
                "chairwoman chairperson ceo cfo coo cto cmo cio cso gm vp svp evp pm ag da founder co-founder cofounder owner co-owner director co-director manager "
                "spokesman spokeswoman spokesperson spokespeople official officer general colonel captain major lieutenant sergeant "
                "admiral commander inspector detective sheriff constable superintendent judge justice lawyer attorney prosecutor "
                "solicitor barrister professor lecturer doctor physician surgeon nurse scientist researcher economist analyst "
                "strategist expert adviser advisor counsel counsellor consultant engineer entomologist ecologist biologist "
                "historian author writer novelist poet critic columnist journalist reporter editor correspondent anchor presenter host "
                "broadcaster actor actress singer musician rapper guitarist composer comedian comic artist painter sculptor designer "
                "architect photographer filmmaker producer director screenwriter showrunner coach manager captain player striker "
                "goalkeeper midfielder quarterback driver rider champion athlete referee star veteran activist campaigner organiser "
                "organizer leader co-leader whip speaker member co-chair treasurer trustee chief chieftain king queen prince princess "
                "duke duchess pope cardinal archbishop bishop imam rabbi priest pastor reverend vicar resident neighbour neighbor "
                "farmer fisherman trader investor banker broker executive partner entrepreneur businessman businesswoman tycoon "
                "billionaire millionaire teacher principal headteacher student pupil graduate worker employee boss driver pilot witness "
                "victim survivor patient mother father mom mum dad son daughter brother sister wife husband widow uncle aunt cousin "
                "friend colleague teammate boyfriend girlfriend fiancé fiancée grandmother grandfather source insider observer critic people person individual customer reader fan viewer user buyer guest passenger commuter villager local protester demonstrator marcher couple duo trio pair rebel fighter soldier aide staffer paleontologist "
                "candidate nominee contender incumbent predecessor successor negotiator envoy diplomat delegate rapporteur "
                "ranger gardener chef baker cook restaurateur hotelier librarian curator archaeologist psychologist therapist "
                "nutritionist dietitian trainer specialist technician developer programmer hacker blogger influencer youtuber pollster "
                "sen. rep. gov. gen. col. capt. lt. sgt. maj. cmdr. adm. pres. supt. insp. det. cllr cllr. councillor councilor "
                "councilman councilwoman alderman assemblyman assemblywoman supervisor administrator archivist statistician "
                "epidemiologist virologist geologist paleontologist physicist chemist mathematician astronomer climatologist "
                "meteorologist sociologist criminologist anthropologist philosopher theologian crooner superstar legend rapporteur "
                "premier tánaiste taoiseach undersecretary comptroller controller auditor ombudsman lord-lieutenant provost rector"),
    role_ends=("ist", "man", "woman", "person", "ologist", "ician", "maker", "staffer"),
    bodies=split("ministry department office agency commission committee council board bureau authority service company firm group "
                 "corporation corp inc ltd plc llc bank fund institute institution university college school union association federation "
                 "confederation alliance coalition party government administration parliament congress senate court tribunal police force "
                 "army navy military air guard parliament embassy consulate organisation organization charity foundation trust society club "
                 "team studio publisher network channel newspaper magazine paper station airline airport carrier manufacturer maker "
                 "automaker retailer supermarket brand startup platform hospital clinic church museum theatre theater label ministry "
                 "treasury cabinet kremlin pentagon white house centre center laboratory lab think-tank watchdog regulator insurer lender "
                 "producers farmers processors conference league partners industries holdings systems technologies solutions media press "
                 "outlet campaign movement front militia observatory authorities developer operator utility provider exchange chamber consortium collective "
                 "nonprofit non-profit news times journal herald mail telegraph gazette tribune tv radio television daily weekly chronicle today"),
    generic=split("company firm group agency organisation organization club team studio publisher network brand retailer charity nonprofit "
                  "startup manufacturer maker automaker carrier airline bank lender insurer outlet newspaper magazine developer operator "
                  "platform institute foundation union association chain utility provider regulator watchdog"),
    several=split("some several many most both all two three four five six seven eight nine ten dozens hundreds thousands few"),
    papers=split("statement letter email e-mail note report post tweet message memo notification notice release document filing book "
                 "article essay editorial study paper survey poll sign banner placard poster headline caption spokesperson message text "
                 "speech testimony interview blog resolution communiqué declaration account website thread lawsuit complaint "
                 "indictment verdict ruling judgment warrant agreement treaty law bill"),
    days=split("monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september "
               "october november december mon tue wed thu fri sat sun jan feb mar apr jun jul aug sep sept oct nov dec "
               "jan. feb. mar. apr. jun. jul. aug. sep. sept. oct. nov. dec. mon. tue. tues. wed. thu. thurs. fri. sat. sun."),
    trailing=split("close familiar based involved present briefed responsible affected concerned"),
    times=split("day days week weeks month months year years morning afternoon evening night noon midnight weekend summer winter "
                "spring autumn fall quarter hour hours minute minutes decade decades century time today yesterday earlier late early"),
    particles=split("de da del della di du des la le van von der den ten ter bin ibn al el y e dos das do zu zur af av"),
)  # fmt: skip
