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
москва,киев,минск,санкт-петербург,київ,αθήνα,
bonn,mainz,wiesbaden,kiel,lübeck,rostock,schwerin,magdeburg,erfurt,jena,weimar,potsdam,cottbus,chemnitz,saarbrücken,trier,
mannheim,heidelberg,karlsruhe,freiburg,ulm,augsburg,regensburg,würzburg,kassel,göttingen,braunschweig,wolfsburg,oldenburg,
osnabrück,münster,bielefeld,dortmund,duisburg,bochum,wuppertal,aachen,graz,linz,salzburg,innsbruck,klagenfurt,bregenz,basel,
luzern,st. gallen,winterthur,lugano,
rennes,strasbourg,montpellier,grenoble,dijon,reims,rouen,le havre,brest,nancy,metz,tours,angers,limoges,clermont-ferrand,
perpignan,avignon,toulon,saint-étienne,amiens,orléans,caen,ajaccio,bastia,nouméa,papeete,lausanne,fribourg,neuchâtel,liège,
namur,charleroi,montréal,québec,gatineau,sherbrooke,bruges,gand,dakar,cotonou,lomé,yaoundé,douala,n’djamena,bamako,
zaragoza,málaga,murcia,palma,las palmas,alicante,valladolid,vigo,gijón,granada,pamplona,san sebastián,santander,oviedo,toledo,
cádiz,córdoba,rosario,mendoza,guayaquil,medellín,cali,barranquilla,cartagena,valparaíso,concepción,arequipa,cusco,maracaibo,
puebla,cancún,tegucigalpa,san pedro sula,asunción,nueva york,londres,pekín,tokio,
bari,palermo,catania,cagliari,trieste,trento,bolzano,verona,padova,brescia,bergamo,parma,modena,perugia,ancona,pescara,
coimbra,braga,faro,funchal,belo horizonte,curitiba,porto alegre,recife,fortaleza,manaus,belém,goiânia,luanda,maputo,
eindhoven,groningen,tilburg,antwerpen,gent,brugge,göteborg,gothenburg,malmö,uppsala,bergen,trondheim,stavanger,aarhus,odense,
tampere,turku,espoo,tartu,kaunas,gdańsk,kraków,wrocław,poznań,łódź,katowice,lublin,szczecin,brno,ostrava,košice,debrecen,
szeged,cluj-napoca,timișoara,iași,constanța,plovdiv,varna,thessaloniki,novi sad,niš,banja luka,mostar,split,rijeka,maribor,
bursa,adana,antalya,diyarbakir,konya,gaziantep,haifa,beersheba,hebron,jenin,khan younis,sidon,tyre,homs,latakia,kirkuk,
basra,mashhad,isfahan,shiraz,tabriz,sharjah,dammam,medina,sana’a,muscat,manama,doha,herat,mazar-i-sharif,
faisalabad,sialkot,gujranwala,sukkur,mirpur,gilgit,pune,nagpur,surat,jaipur,lucknow,kanpur,patna,ranchi,bhopal,indore,raipur,
bhubaneswar,guwahati,imphal,shillong,agartala,kochi,thiruvananthapuram,kozhikode,coimbatore,madurai,mysuru,mangaluru,vijayawada,
visakhapatnam,chandigarh,amritsar,ludhiana,dehradun,shimla,srinagar,jammu,leh,panaji,gurugram,noida,varanasi,chittagong,sylhet,
khulna,kandy,jaffna,galle,pokhara,mandalay,naypyitaw,chiang mai,da nang,ho chi minh city,haiphong,cebu city,davao city,
quezon city,surabaya,bandung,medan,denpasar,jayapura,petaling jaya,george town,johor baru,johor bahru,kuching,kota kinabalu,
chengdu,chongqing,guangzhou,nanjing,hangzhou,xi’an,harbin,dalian,qingdao,urumqi,lhasa,kaohsiung,taichung,busan,incheon,daegu,
gwangju,sejong,sapporo,sendai,nagoya,kobe,fukuoka,naha,
ibadan,kano,kaduna,port harcourt,benin city,enugu,jos,maiduguri,calabar,owerri,abeokuta,ilorin,kumasi,tamale,cape coast,
mombasa,kisumu,nakuru,eldoret,garissa,arusha,mwanza,zanzibar,entebbe,gulu,bujumbura,butare,lubumbashi,bukavu,kananga,ndola,
kitwe,blantyre,mzuzu,bulawayo,mutare,beira,nampula,bloemfontein,polokwane,gqeberha,east london,pietermaritzburg,walvis bay,
maun,bo,kenema,buchanan,gbarnga,ganta,bouaké,el fasher,port sudan,omdurman,malakal,wau,bor,bentiu,hargeisa,kismayo,mekelle,
st. john’s,halifax,fredericton,charlottetown,moncton,regina,saskatoon,hamilton,london,whitehorse,yellowknife,iqaluit,
albuquerque,charlotte,raleigh,richmond,columbus,toledo,hartford,providence,newark,trenton,harrisburg,wilmington,tallahassee,
jacksonville,montgomery,jackson,little rock,tulsa,wichita,omaha,lincoln,fargo,bismarck,cheyenne,helena,olympia,salem,eugene,
fresno,oakland,tucson,el paso,austin,baton rouge,mobile,savannah,charleston,knoxville,lansing,grand rapids,madison,
leeds,sheffield,newcastle,nottingham,leicester,coventry,plymouth,norwich,york,aberdeen,dundee,inverness,swansea,newport,derry,
londonderry,cork,limerick,galway,dunedin,christchurch,townsville,cairns,alice springs,launceston,newcastle,geelong,honiara,
port vila,nuku’alofa,apia,tarawa,majuro,palikir,funafuti,nauru,victoria,
brussels,brüssel,bruxelles,bruselas,lüttich,luxemburg,kiew,charkiw,odessa,tiflis,belgrad,bukarest,zagreb,laibach,istanbul,
jerusalem,tel aviv,kairo,peking,tokio,hongkong,singapur,neu delhi,washington,new york,mexiko-stadt,
le caire,damas,bagdad,téhéran,kaboul,riyad,tunis,tripoli,copenhague,stockholm,bucarest,budapest,sofia,belgrade,kiev,tokyo,séoul,
new delhi,mexico,la havane,port-au-prince,são paulo,
pechino,mosca,parigi,londra,berlino,bruxelles,strasburgo,ginevra,zurigo,varsavia,praga,atene,il cairo,gerusalemme,new york
"""
_WORDS_TOO = frozenset("bo mobile nice male split reading tours wau bor cork gap york bursa cali metz".split())
"""Cities that are words or names as well: they are places only where more than a dash or colon says so."""
CITIES = frozenset(" ".join(name.split()) for name in _CITIES.split(",") if name.strip()) - (
    _WORDS_TOO - {"nice", "male"}
)
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
    **{one.lower(): one for one in (
        "GNA", "NAN", "PNA", "CNA", "ots", "taz", "news aktuell", "awp", "sda", "Keystone-SDA", "dts", "dpa-AFX", "dapd", "ddp", "KNA", "Adnkronos",
        "askanews", "AGI", "LaPresse", "Italpress", "Radiocor", "Folhapress", "FolhaPress", "Agência Brasil", "Agencia EFE",
        "Estadão Conteúdo", "KUNA", "QNA", "SANA", "NNA", "WAFA", "INA", "TNN", "UNI", "Ukrinform", "Interfax-Ukraine", "BelTA",
        "Kazinform", "Agerpres", "BTA", "Tanjug", "HINA", "ANA-MPA", "AMNA", "LETA", "BNS", "ELTA", "TASR", "VNA", "UNB", "BSS", "ANGOP",
        "ZIANA", "Andina", "Télam", "Notimex", "Prensa Latina", "Colprensa", "CMC", "IPS", "TNS", "Tribune News Service", "MCT",
        "States News Service", "CNS", "RNS", "ACCESSWIRE", "ACCESS Newswire", "CNW", "Newsfile Corp.", "Marketwired", "Marketwire", "EIN Presswire",
        "Agence QMI", "La Presse Canadienne", "Presse Canadienne", "Press Trust of India", "PTI/AP", "Jiji Press", "Central News Agency",
        "Agence France Presse", "Deutsche Presse-Agentur", "Thomson Reuters Foundation", "Bloomberg News", "Scripps News", "The New Humanitarian",
        "INTERFAX.RU", "RIA Nowosti", "Reuters Breakingviews", "Xinhua News Agency", "Anadolu Ajansı", "DHA", "İHA", "UNN", "УНН", "УНІАН", "Укрінформ",
        "ČTK", "БЕЛТА", "Казинформ", "Tanjug", "APP", "OSV News", "KFF Health News", "ΑΠΕ-ΜΠΕ", "AAP FactCheck", "NZME", "RNZ", "Newsis", "Nikkei", "Presna Agencia", "Europapress", "ACN", "Servimedia", "OTR Press", "NHK",
    )},
    "interfax.ru": "Интерфакс",
    "europapress": "Europa Press",
    "australian associated press": "AAP",
    "dow jones newswires": "Dow Jones",
    "philippine news agency": "PNA",
    "folhapress": "Folhapress",
    "antara news": "Antara",
    "新华社": "新华社", "新華社": "新華社", "中新社": "中新社", "中新网": "中新网", "中央社": "中央社", "路透社": "路透社", "法新社": "法新社", "美联社": "美联社",
    "共同": "共同", "共同通信": "共同通信", "時事": "時事", "時事通信": "時事通信", "ロイター": "ロイター", "연합뉴스": "연합뉴스", "뉴시스": "뉴시스", "뉴스1": "뉴스1",
    "رويترز": "رويترز", "أ ف ب": "أ ف ب", "وام": "وام", "واس": "واس", "سانا": "سانا", "بترا": "بترا", "كونا": "كونا", "وفا": "وفا",
}  # fmt: skip
"""Agencies by their folded name, and how they write themselves."""
_LONGEST = 2 * max(map(len, AGENCIES))
"""Characters beyond which a name is that of several agencies, or of none."""
AS_PRINTED = frozenset(
    "MAP TAP APS NA ONA BNA HT ENA AIM STA MIA ABI AVN PL PC TT AA Petra Lusa Trend Sana JIN RSS AKP KPL UPI".split()
)
"""Agencies whose names are words or short: known only in this very spelling."""


def is_city(place: str) -> bool:
    """Whether the place, or its part before a comma or slash, is a city that datelines name alone."""
    folded = " ".join(place.lower().replace("'", "’").split())
    return folded in CITIES or folded.split(",")[0].strip() in CITIES or folded.split("/")[0].strip() in CITIES


def agency(name: str) -> str:
    """The agency a name, a pair ("tca/dpa") or a phrase ("Xinhua via COMTEX") stands for, "" if it is none."""
    if len(name) > _LONGEST and "/" not in name and " via " not in name.lower():
        return ""
    folded = " ".join(name.lower().strip(" .=-–—").split()).removeprefix("корр. ")
    if folded in AGENCIES:
        return AGENCIES[folded]
    if (printed := name.strip(" .=-–—")) in AS_PRINTED:
        return printed
    parts = [p.strip() for p in folded.replace(" via ", "/").split("/")]
    if len(parts) == 1 and "-" in folded and all(p in AGENCIES for p in folded.split("-")):
        return name.strip()
    known = [AGENCIES[p] for p in parts if p in AGENCIES] if not any(c.isdigit() for c in folded) else []
    return name.strip() if known and len(parts) > 1 else ""
