"""Portuguese words that say who speaks."""

from clipper.annotate.quote_words import Words, formed, split

_AR = (
    "afirm declar explic coment destac ressalt assegur anunci critic denunci lembr not observ cont acrescent confirm reiter lament "
    "pergunt alert sublinh salient ironiz avali argument enfatiz revel inform indic relat defend garant justific"
)

WORDS = Words(
    code="pt",
    says=formed(_AR, "ou a am ava aram ado") | split(
        "diz disse dizem disseram dizia dito escreve escreveu escreveram escrito responde respondeu responderam respondido conclui concluiu admite "
        "admitiu reconhece reconheceu defende defendeu promete prometeu insiste insistiu adverte advertiu sustenta sustentou pede pediu "
        "prossegue prosseguiu resume resumiu garante garantiu lê"),
    saying=formed(_AR, "ando") | split("dizendo escrevendo respondendo admitindo defendendo"),
    soft=split("acredita acreditava acha achava vê via espera esperava teme temia pensa"),
    calls=split("chamou chama classificou classifica qualificou qualifica descreveu descreve definiu define falou fala"),
    calling=split("chamando classificando descrevendo"),
    according=(("segundo",), ("de", "acordo", "com"), ("para",), ("conforme",)),
    he=split("ele ela"), she=split("ela"), his=split("ele"), sirs=split("senhor sr sr."), madams=split("senhora sra sra."),
    it=split("isso"), they=split("eles elas"), who=split("que quem qual quais"),
    determiners=split("o a os as um uma uns umas este esta esse essa aquele aquela seu sua seus suas do da dos das ao à no na alguns algumas muitos"),
    definite=split("o a os as este esta esse essa seu sua do da ao à"),
    prepositions=split("de do da dos das em no na nos nas por pelo pela para com sem sobre entre até desde contra durante ante após ao à aos"),
    links=split("e ou mas também ainda depois então assim já sempre nunca hoje ontem amanhã aqui quando enquanto porque se como onde não "
                "além finalmente agora mais menos muito bem"),
    auxiliaries=split("tem têm tinha tinham foi é são era eram ser sido está estão pode há havia"),
    passive=split("foi é são era eram sido"), by=split("por pelo pela"),
    terms=split("chamado chamada chamados chamadas conhecido conhecida intitulado intitulada título filme livro romance álbum canção série programa "
                "operação termo palavra"),
    honorifics=split("senhor senhora sr sr. sra sra. dom dona dr dr. dra dra."),
    roles=split("presidente vice-presidente ex-presidente primeiro-ministro ministro ministra secretário secretária porta-voz diretor diretora prefeito "
                "prefeita governador governadora senador senadora deputado deputada líder chefe responsável fundador fundadora advogado advogada "
                "procurador juiz juíza delegado delegada general coronel especialista analista economista pesquisador pesquisadora professor "
                "professora médico médica jornalista autor autora escritor escritora ator atriz cantor cantora técnico treinador jogador jogadora "
                "ativista embaixador embaixadora papa cardeal bispo morador moradora empresário empresária trabalhador trabalhadora fonte"),
    role_ends=("ista", "ólogo", "óloga", "ador", "adora"),
    bodies=split("ministério governo comissão conselho comitê parlamento congresso senado câmara tribunal supremo procuradoria prefeitura polícia "
                 "exército agência associação federação sindicato partido grupo empresa companhia banco fundo instituto universidade hospital centro "
                 "organização ong planalto"),
    several=split("alguns algumas muitos muitas dois duas três quatro cinco"),
    papers=split("comunicado nota carta relatório texto mensagem tuíte post estudo documento decisão"),
    days=split("segunda-feira terça-feira quarta-feira quinta-feira sexta-feira sábado domingo segunda terça quarta quinta sexta janeiro fevereiro "
               "março abril maio junho julho agosto setembro outubro novembro dezembro"),
    trailing=split("próximo próxima"), times=split("dia dias semana semanas mês meses ano anos manhã tarde noite"),
    generic=split("empresa companhia grupo"), particles=split("de da do dos das e van von"), silent_subject=True,
)  # fmt: skip
