"""Given names that are nearly always a woman's, or a man's: they tell whom "she" and "he" mean."""

WOMEN = frozenset(
    """aisha alessandra alexandra alice alicia alison amanda amélie amy ana anita anja anke ann anna anne annette annie antonia audrey
    barbara beate beatriz béatrice bettina birgit brenda brigitte camille carla carmen carol carolina caroline catherine cecilia céline charlotte
    chiara chloé christina christine claire clara claudia constance cristina cynthia daniela deborah debra denise diana diane dolores donna
    doris dorothy elena eleanor elisa elisabeth elizabeth ella ellen elsa emily emma erika esther eva evelyn fatima fiona florence francesca
    françoise gabriela gabriele giorgia giovanna giulia gloria grace greta hanna hannah heather heike helen helena hélène hillary ingrid inês irene
    irina isabel isabelle isabella jane janet jasmine jeanne jennifer jessica joan joanna johanna josephine joyce juana judith julia julie
    juliette karen karin katarina kate katharina katherine kathleen kathryn katja katrin kristina laura lauren léa lena leonie linda lisa
    lorena louise lucia lucie lucy luisa madeleine magdalena manuela margaret margarita maria maría mariana marianne marie marina marta martha
    martina mary maya megan melanie melissa mercedes michelle mia miriam molly monica monika nadia nadine nancy naomi natalia natalie
    nathalie nicola nicole nina olga olivia pamela patricia paula pauline petra pilar rachel raquel rebecca regina renata rita rosa rosie ruth
    sabine sabrina samantha sandra sara sarah silvia simone sofia sonia sophia sophie stefanie stella stephanie susan susana susanne
    suzanne sylvia sylvie tamara tanja tatiana teresa theresa tina ulrike ursula uta valentina valérie vanessa vera veronica véronique
    victoria virginia virginie viviane wendy yasmin yolanda yvonne zoe zoë""".split()
)
MEN = frozenset(
    """aaron abdullah adam adrian ahmed alan albert alberto alejandro alessandro alexander alfred ali alfonso anders andreas andrew andré
    andrés angelo anthony antoine anton antonio arthur austin axel barack barry ben benjamin bernard bernd bernie bill bob boris brad brandon brian bruce
    bruno carl carlos charles chris christian christoph christophe christopher chuck clément colin craig cristiano daniel dave david dennis diego
    dieter dirk dmitry dominik donald doug douglas ed eduardo edward elon emil emmanuel enrico eric erik ernst eugene fabian fabio felipe felix
    fernando filippo florian francesco francisco franck françois frank frans fred friedrich gary gavin geoff george georg gérard gerhard giorgio
    giovanni giuseppe glenn gordon graham greg guido guillaume günter gustav hans harald harry hassan heiko heinrich helmut henri henry herbert
    holger howard hugo ibrahim ignacio ivan jack jacob jacques jaime jake jakob james jan jason javier jean jeff jeffrey jens jeremy jerome joachim
    joe joel johan johannes john johnny jonas jonathan jordi jorge jose josé josef joseph joshua josé-luis juan julio jürgen justin karl kenneth
    kevin kurt lars laurent lawrence lee leo leonardo liam lorenzo louis luca lucas luigi luis luís luke lukas magnus manfred manuel marc marcel marco marcus
    mario mark markus martin mateo matt matteo matthew matthias maurice max michael michel miguel mike mikhail mitch mohamed mohammed moritz muhammad
    narendra nathan neil nicholas nick nico nicolas niels nigel noah norbert olaf olivier oscar oskar otto pablo paolo pascal patrick paul pedro
    peter phil philip philipp philippe pierre pieter piotr rafael ralf ralph ramón raphael raul raymond recep ricardo richard rick rob robert roberto rodrigo
    roger roland ron ronald ross roy rudolf russell ryan salvatore samuel santiago scott sean sebastian sergei sergey sergio simon stefan stefano
    stephen stéphane steve steven stuart ted thierry thomas tim timothy tobias todd tom tomás tony torsten travis ulrich uwe victor vincent vladimir
    volker volodymyr walter werner wilhelm william winston wolfgang xavier yann yves zachary""".split()
)
