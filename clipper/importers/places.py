"""Places that datelines name, and agencies that sign them."""

_CITIES = """
abidjan,abu dhabi,abuja,accra,addis ababa,aden,adelaide,ahmedabad,albany,aleppo,alexandria,algiers,almaty,amman,
amsterdam,anchorage,ankara,annapolis,antananarivo,antwerp,ashgabat,asmara,astana,asuncion,athens,atlanta,auckland,
austin,baghdad,bahrain,baku,bali,baltimore,bamako,bangalore,bengaluru,bangkok,bangui,banjul,barcelona,basel,basra,
beijing,peking,beirut,belfast,belgrade,belmopan,benghazi,berlin,bern,berne,bethlehem,bilbao,birmingham,bishkek,bissau,
bogota,boise,bombay,bonn,bordeaux,boston,brasilia,bratislava,brazzaville,bremen,bridgetown,brisbane,bristol,brussels,
bucharest,budapest,buenos aires,buffalo,bujumbura,cairo,calcutta,calgary,cambridge,canberra,cannes,cape canaveral,
cape town,caracas,cardiff,casablanca,chennai,chernobyl,chicago,chisinau,cincinnati,cleveland,cologne,colombo,conakry,
copenhagen,dakar,dallas,damascus,dar es salaam,darwin,davos,delhi,denver,des moines,detroit,dhaka,dili,djibouti,
dodoma,doha,donetsk,dortmund,dresden,dubai,dublin,durban,dushanbe,dusseldorf,edinburgh,edmonton,erbil,essen,
florence,fort worth,frankfurt,freetown,fukushima,gaborone,gaza,gaza city,gdansk,geneva,genoa,georgetown,gibraltar,
glasgow,goma,guadalajara,guantanamo,guatemala city,hamburg,hamilton,hanoi,hanover,harare,havana,helsinki,hiroshima,
hobart,hong kong,honolulu,houston,hyderabad,indianapolis,islamabad,istanbul,izmir,jakarta,jalalabad,jeddah,jerusalem,
johannesburg,juba,kabul,kampala,kandahar,kansas city,karachi,kathmandu,kharkiv,khartoum,kherson,kiev,kyiv,kigali,
kingston,kinshasa,kolkata,krakow,kuala lumpur,kunduz,kuwait,kuwait city,kyoto,la paz,lagos,lahore,las vegas,lausanne,
leipzig,libreville,lilongwe,lima,lisbon,liverpool,ljubljana,lome,london,los angeles,louisville,luanda,lusaka,
luxembourg,luxor,lviv,lyon,macau,madrid,makassar,malabo,male,malmo,managua,manama,manchester,manila,maputo,mariupol,
marrakech,marseille,maseru,mbabane,mecca,melbourne,memphis,mexico city,miami,milan,milwaukee,minneapolis,minsk,
mogadishu,monaco,monrovia,monterrey,montevideo,montreal,moroni,moscow,mosul,multan,mumbai,munich,muscat,nablus,nagasaki,
nairobi,najaf,naples,nashville,nassau,ndjamena,new delhi,new orleans,new york,niamey,nice,nicosia,nouakchott,nuuk,
odesa,odessa,oklahoma city,orlando,osaka,oslo,ottawa,ouagadougou,oxford,palermo,panama city,paramaribo,paris,pattaya,
perth,peshawar,philadelphia,phnom penh,phoenix,pittsburgh,podgorica,port louis,port moresby,port of spain,
port-au-prince,porto,prague,praia,pretoria,pristina,pyongyang,quebec,quebec city,quetta,quito,rabat,rafah,ramallah,
rangoon,rawalpindi,reykjavik,riga,rio de janeiro,riyadh,rome,rotterdam,sacramento,saint petersburg,st. petersburg,
salt lake city,salvador,san antonio,san diego,san francisco,san jose,san jose,san juan,san salvador,sanaa,santiago,
santo domingo,sao paulo,sarajevo,seattle,seoul,seville,shanghai,sharm el-sheikh,shenzhen,singapore,skopje,sochi,sofia,
southampton,st. louis,st. paul,stockholm,strasbourg,stuttgart,suva,sydney,taipei,tallinn,tampa,tashkent,tbilisi,
tegucigalpa,tehran,tel aviv,the hague,thimphu,tianjin,tijuana,tirana,tokyo,toronto,tripoli,tunis,turin,ulan bator,
ulaanbaatar,united nations,utrecht,vaduz,valencia,valletta,vancouver,vatican city,venice,victoria,vienna,vientiane,
vilnius,vladivostok,warsaw,washington,wellington,windhoek,winnipeg,wuhan,xinjiang,yangon,yaounde,yerevan,yokohama,
zagreb,zurich,
genf,wien,moskau,brüssel,rom,paris,prag,warschau,kopenhagen,peking,teheran,athen,neapel,mailand,münchen,köln,zürich,
frankfurt/main,düsseldorf,hannover,nürnberg,straßburg,lissabon,
londres,genève,bruxelles,moscou,pékin,berlin,vienne,varsovie,lisbonne,athènes,le caire,alger,beyrouth,jérusalem,
la haye,marseille,lyon,lille,nantes,toulouse,bordeaux,
madrid,barcelona,sevilla,ginebra,bruselas,moscú,pekín,berlín,viena,roma,parís,bogotá,ciudad de méxico,la habana,
milano,torino,napoli,firenze,venezia,bologna,genova,
lisboa,brasília,são paulo,rio de janeiro,
москва,киев,минск,санкт-петербург,київ,αθήνα
"""
CITIES = frozenset(" ".join(name.split()) for name in _CITIES.split(",") if name.strip())
"""Cities that stand in datelines without a country (after the AP Stylebook), capitals, and their native names."""

AGENCIES = {
    "reuter": "Reuters",
    "reuters": "Reuters",
    "ap": "AP",
    "associated press": "Associated Press",
    "the associated press": "Associated Press",
    "afp": "AFP",
    "agence france-presse": "AFP",
    "dpa": "dpa",
    "upi": "UPI",
    "pa": "PA",
    "pa media": "PA Media",
    "press association": "Press Association",
    "xinhua": "Xinhua",
    "xinhuanet": "Xinhuanet",
    "tass": "TASS",
    "itar-tass": "ITAR-TASS",
    "interfax": "Interfax",
    "ria novosti": "RIA Novosti",
    "efe": "EFE",
    "ansa": "ANSA",
    "lusa": "Lusa",
    "cp": "CP",
    "canadian press": "Canadian Press",
    "the canadian press": "Canadian Press",
    "aap": "AAP",
    "ani": "ANI",
    "pti": "PTI",
    "ians": "IANS",
    "apa": "APA",
    "ats": "ATS",
    "keystone-ats": "Keystone-ATS",
    "belga": "Belga",
    "anp": "ANP",
    "ntb": "NTB",
    "tt": "TT",
    "ritzau": "Ritzau",
    "stt": "STT",
    "pap": "PAP",
    "ctk": "CTK",
    "mti": "MTI",
    "anadolu": "Anadolu",
    "anadolu agency": "Anadolu Agency",
    "aa": "AA",
    "kyodo": "Kyodo",
    "kyodo news": "Kyodo News",
    "yonhap": "Yonhap",
    "jiji": "Jiji",
    "bernama": "Bernama",
    "antara": "Antara",
    "app": "APP",
    "irna": "IRNA",
    "wam": "WAM",
    "spa": "SPA",
    "mena": "MENA",
    "irin": "IRIN",
    "bloomberg": "Bloomberg",
    "afx": "AFX",
    "dow jones": "Dow Jones",
    "kna": "KNA",
    "epd": "epd",
    "sid": "SID",
    "europa press": "Europa Press",
    "un news": "UN News",
    "prnewswire": "PRNewswire",
    "business wire": "Business Wire",
    "globe newswire": "GLOBE NEWSWIRE",
    "cnn": "CNN",
    "тасс": "ТАСС",
    "интерфакс": "Интерфакс",
    "риа новости": "РИА Новости",
    "spacenews": "SpaceNews",
    "usatoday.com": "USATODAY.com",
    "newsfactor": "NewsFactor",
}
"""Agencies by their folded name, and how they write themselves."""


def is_city(place: str) -> bool:
    """Whether the place, or its part before a comma or slash, is a city that datelines name alone."""
    folded = " ".join(place.lower().split())
    return folded in CITIES or folded.split(",")[0].strip() in CITIES or folded.split("/")[0].strip() in CITIES


def agency(name: str) -> str:
    """The agency a name, a pair ("tca/dpa") or a phrase ("Xinhua via COMTEX") stands for, "" if it is none."""
    folded = " ".join(name.lower().strip(" .=-–—").split())
    if folded in AGENCIES:
        return AGENCIES[folded]
    parts = [p.strip() for p in folded.replace(" via ", "/").split("/")]
    known = [AGENCIES[p] for p in parts if p in AGENCIES]
    return name.strip() if known and len(parts) > 1 else ""
