"""Spanish words that say who speaks."""

from clipper.annotate.quote_words import Words, formed, split

_AR = (
    "afirm señal declar explic asegur manifest subray indic coment destac apunt aclar agreg record lament critic denunci "
    "anunci cont pregunt contest enfatiz not relat exclam grit argument plante remarc recalc puntualiz matiz detall expres "
    "confes ironiz brome celebr defend acus reclam alert adelant zanj sentenci resalt inform confirm reiter coincid tuite public "
    "revel opin consider valor justific propugn inst augur vatic apost rematc precis ratific desvel exig"
)
_FORMS = "ó a aba an aron aban ado"

WORDS = Words(
    code="es",
    says=formed(_AR, _FORMS) | split(
        "dice dijo dicen dijeron decía decían dicho añade añadió añaden añadieron añadía añadido advierte advirtió advierten advirtieron advertido "
        "insiste insistió insisten insistieron insistía insistido admite admitió admiten admitieron admitía admitido reconoce reconoció reconocen "
        "reconocieron reconocía reconocido sostiene sostuvo sostienen sostuvieron sostenía sostenido concluye concluyó concluyen concluyeron "
        "concluido responde respondió responden respondieron respondía respondido escribe escribió escriben escribieron escribía escrito pide pidió "
        "piden pidieron pedía pedido exige exigió defiende defendió defienden defendía cuenta cuentan recuerda recuerdan apuesta prosigue prosiguió "
        "continúa continuó promete prometió prometido replica replicó repite repitió sugiere sugirió sugerido lee leía reza rezaba cita citó "
        "expone expuso expuesto propone propuso propuesto predice predijo sentencia alega alegó alegado aduce adujo aclara precisa dio-a-conocer "
        "apostilla apostilló espeta espetó clama clamó avisa avisó avisado garantiza garantizó garantizado resume resumió resumido manifiesta "
        "manifiestan arguye arguyó queja quejó quejaba quejan alarma alarmó pregunta preguntó"),
    saying=formed(_AR, "ando") | split("diciendo añadiendo advirtiendo insistiendo admitiendo reconociendo sosteniendo concluyendo "
                                       "respondiendo escribiendo pidiendo exigiendo"),
    soft=split("cree creía creen piensa pensaba ve veía espera esperaba teme temía siente"),
    calls=split("calificó califica califican calificaron calificado tachó tacha tacharon tildó tilda llamó llama llamaron describió describe "
                "describen definió define denominó denomina habló habla"),
    calling=split("calificando tachando tildando llamando describiendo definiendo"),
    according=(("según",), ("en", "palabras", "de"), ("a", "juicio", "de"), ("de", "acuerdo", "con"), ("en", "opinión", "de")),
    he=split("él ella"),
    she=split("ella"),
    his=split("él"),
    sirs=split("señor sr sr. don"),
    madams=split("señora sra sra. doña"),
    it=split("ello"),
    they=split("ellos ellas"),
    who=split("que quien quienes cual cuales"),
    determiners=split("el la los las un una unos unas este esta estos estas ese esa esos esas aquel aquella su sus mi mis nuestro nuestra al del "
                      "varios varias algunos algunas muchos muchas otro otra cada todos todas"),
    definite=split("el la los las este esta estos estas ese esa su sus al del"),
    prepositions=split("a de en con por para sin sobre entre hasta desde contra durante ante bajo tras según hacia mediante al del"),
    links=split("y e o u pero sino mas también además luego después entonces así aún ya todavía siempre nunca ayer hoy mañana aquí allí "
                "cuando mientras aunque porque pues si como donde no solo sólo incluso asimismo igualmente finalmente posteriormente "
                "anteriormente recientemente precisamente sin-embargo ahora tampoco más menos muy bien se le lo les nos me te"),
    auxiliaries=split("ha han había habían he hemos haya es son era eran fue fueron será sido siendo está están estaba puede pueden ser estar"),
    passive=split("es son era eran fue fueron sido"),
    by=split("por"),
    terms=split("llamado llamada llamados llamadas denominado denominada titulado titulada apodado apodada conocido conocida término palabra expresión lema "
                "título película libro novela álbum canción serie programa obra documental operación proyecto plan supuesto presunto "
                "nombre diario revista periódico campaña caso"),
    honorifics=split("señor señora sr sr. sra sra. don doña dr dr. dra dra. doctor doctora sir lord"),
    roles=split("presidente presidenta vicepresidente vicepresidenta expresidente expresidenta ministro ministra exministro exministra primer "
                "primera canciller secretario secretaria portavoz vocero vocera director directora alcalde alcaldesa gobernador gobernadora "
                "senador senadora diputado diputada eurodiputado eurodiputada consejero consejera jefe jefa líder dirigente responsable "
                "coordinador coordinadora fundador fundadora abogado abogada fiscal juez jueza magistrado magistrada comisario comisaria "
                "general coronel capitán almirante agente experto experta analista economista politólogo politóloga sociólogo socióloga "
                "historiador historiadora investigador investigadora científico científica profesor profesora catedrático catedrática médico médica "
                "enfermero enfermera epidemiólogo epidemióloga ingeniero ingeniera periodista redactor redactora autor autora escritor escritora "
                "poeta actor actriz cantante músico artista pintor pintora arquitecto arquitecta entrenador entrenadora técnico seleccionador "
                "jugador jugadora delantero portero capitana campeón campeona activista sindicalista delegado delegada candidato candidata "
                "embajador embajadora diplomático diplomática negociador negociadora representante rey reina príncipe princesa papa cardenal "
                "obispo arzobispo sacerdote pastor vecino vecina testigo víctima padre madre hijo hija hermano hermana esposo esposa amigo amiga "
                "agricultor agricultora ganadero pescador empresario empresaria trabajador trabajadora empleado empleada estudiante alumno "
                "mandatario mandataria parlamentario parlamentaria legislador legisladora concejal consultor asesor asesora gerente ceo "
                "fuente funcionario funcionaria autoridad titular subsecretario subsecretaria rector rectora decano comandante"),
    role_ends=("ólogo", "óloga", "ista", "ador", "adora"),
    bodies=split("ministerio gobierno comisión consejo comité parlamento congreso senado tribunal corte fiscalía ayuntamiento alcaldía junta "
                 "policía guardia ejército armada moncloa kremlin pentágono agencia autoridad asociación federación confederación sindicato ccoo ugt "
                 "patronal ceoe partido grupo empresa compañía sociedad banco fondo instituto universidad escuela hospital centro observatorio "
                 "organización ong fundación unión alianza coalición embajada consulado club equipo cadena radio televisión diario periódico "
                 "revista casa dirección servicio oficina cámara entidad organismo institución cancillería presidencia ejecutivo generalitat"),
    generic=split("empresa compañía grupo organización asociación entidad club sindicato agencia organismo"),
    several=split("varios varias algunos algunas muchos muchas dos tres cuatro cinco seis siete ocho nueve diez"),
    papers=split("comunicado carta informe nota texto tuit mensaje declaración estudio encuesta tribuna editorial artículo libro documento decisión "
                 "sentencia fallo auto cartel pancarta web correo"),
    days=split("lunes martes miércoles jueves viernes sábado domingo enero febrero marzo abril mayo junio julio agosto septiembre octubre "
               "noviembre diciembre"),
    trailing=split("cercano cercana próximo"),
    times=split("día días semana semanas mes meses año años mañana tarde noche mediodía hora horas pasado pasada"),
    particles=split("de del la las los y el al van von"),
    silent_subject=True,
)  # fmt: skip
