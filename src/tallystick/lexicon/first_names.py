"""Given names that are common in the news of the world, by the pronoun they answer to; written from general knowledge."""

from __future__ import annotations

MALE = frozenset(
    """aaron abdul abdulaziz abdullah abdelhamid abraham abu adam adel adnan adrian ahmad ahmed ajay akbar akira alain alan albert alberto alec alejandro
    aleksandar aleksandr aleksei alessandro alex alexander alexandre alexei alfonso alfred alfredo ali allan allen amin amir amit anas andre
    andrea andreas andrei andres andrew andrii andriy andrzej andy angel angus anil antoine anthony anton antonio antony anwar ariel arif
    arjun armando arnold arthur arturo arun asad ashok ashraf asif aung avi ayman aziz babak bakhtiar bahram barack barry bart bashar
    bassam ben benedict benjamin benny bernard bernardo bernd bernie bert bilal bill billy björn bjorn bob bobby bogdan boris brad
    bradley brandon brendan brent brett brian bruce bruno bryan burak carl carlos cameron cesar chad charles charlie chen chester
    chris christian christoph christophe christopher chuck claude claudio clifford clint clinton colin connor conor corey craig curtis
    damian damien dan daniel daniele danilo danny dario darren dave david davide dean denis dennis denys derek desmond dick diego dieter dimitri
    dinesh djordje dmitri dmitriy dmitry dmytro dominic dominique don donald doug douglas drew duncan dwight dylan earl ed eddie edgar
    edmund eduardo edward edwin ehud eli elias elliott elon emad emil emilio emmanuel emmerson enrico enrique eric erik ernest ernesto
    ernst esmail ethan etienne eugene evan evgeny fabio fadi fahad faisal farid farouk fathi felipe felix ferdinand fernando fidel
    filip florian francesco francis francisco franck francois françois frank franz fred frederic frederick friedrich fritz fuad gabriel
    gareth gary gavin gennady geoff geoffrey georg george georges georgi georgy gerald gerard gerardo gerhard german ghassan gianni gideon gilbert
    giles giorgi giorgio giovanni giuseppe glen glenn gordon graham grant greg gregory grigory guido guillermo gunter gustav gustavo
    guy habib hadi haider hakan hakeem hamad hameed hamid hamza hani hank hans harold harry harsh harun harvey hasan hashim hassan hector
    heinz helmut henri henrik henry herbert herman hideo hiroshi horst howard hugh hugo husam hussain hussein hussam ian ibrahim idris
    igor ihor ilham ilya imad imran isaac ismael ismail israel issa ivan ivo jaap jack jackson jacob jacques jaime jair jake jakob jalal
    jamal james jamie jamil jan jared jason javad javed javier jay jean jeff jeffrey jens jeremy jerome jerry jesse jesus jim jimmy jin
    joachim joao joaquin joe joel johan johann john johnny jon jonas jonathan jong jordan jorge jose josé josef joseph josh joshua juan
    jules julian julien julio jun jürgen jurgen justin kamal kareem karim karl keith keiko ken kenji kenneth kent kevin khaled khalid
    khalil kim kirill klaus kofi konstantin krzysztof kumar kurt kwame kyle kyrylo lamar lance larry lars laurent lawrence lee leo leon
    leonard leonid leonardo leopold lewis li liam linus lloyd lorenzo louis luc luca lucas lucien luigi luis lukas luke maciej mahdi mahinda
    mahmoud mahmud majid malcolm malik mansour manuel marat marc marcel marcelo marco marcos marcus mario mark markus marouane martin marvin marwan
    masoud massimo mateusz mathew matt matteo matthew matthias matti maurice mauricio max maxim maxime mehdi mehmet michael michal michel
    miguel mihai mike mikhail mikheil milan milos miloš mitch mitt mohamed mohammad mohammed mohsen moise moises moshe muammar muhammad
    mujahid mukesh mullah murad murat musa mustafa mykhailo mykola nabil nadir naftali narendra nasser nate nathan nawaz nayib ned neil nelson
    nick nicholas nicola nicolas nigel nikita nikola nikolai nikolaos nikolay nils noah noel norbert norman nouri oleg oleh oleksandr oleksii
    oleksiy oliver olivier omar omran orlando osama oscar osman otto owen pablo paolo pascal pat patrice patrick paul paulo pavel pavlo pedro
    per perry pervez peter petro petr philip philippe phil pierre pieter piotr prakash qasem rachid radek rafael rafiq rahul raj rajesh rajiv
    ralph rami ramon ramzan randy raphael rashid raul ravi ray raymond recep reginald reinhard remi rene rené reuven reza ricardo richard
    rick riad riyad rob robert roberto robin rod roderick rodrigo roger rohan roland roman ron ronald ross roy ruben rudolf rudy rupert
    ruslan russell rustam ryan saad saddam sadiq saeed said salah saleh salem salim salman salvador salvatore sam sameer sami samir samuel
    sanjay santiago saul scott sean sebastian sebastien sergei sergey sergii sergio serhii serhiy seth shafiq shahid shane shaun shawn
    shigeru shinzo silvio simon slobodan soren stan stanislav stanley stefan stefano steffen stephen stéphane stephane steve steven stewart
    stuart sudhir sunil suresh sven sylvain syed tadeusz taha takeshi tarek tariq taro tayyip ted terence terrence terry theo theodor theodore
    thierry thomas tim timothy timur tobias toby todd tom tomas tomasz tommy tony travis trevor tyler tyrone usman vadim vadym valentin
    valeri valery valeriy vasily vasyl vicente victor vijay viktor vikram vincent vinod vitali vitaliy vitaly vito vittorio vlad vladimir
    volodymyr vsevolod vyacheslav wade waleed walid walter wang warren wayne wei werner wesley will willem william willy wilson
    winston wolfgang xavier xi yair yahya yann yannick yasser yassin yevgeny yevhen yitzhak yoav yoshihide youssef yuri yurii yuriy yusuf zac zachary
    zaid zakaria zhang ziad zoran""".split()
)

FEMALE = frozenset(
    """aaliyah abigail ada adela adriana agnes aicha aisha akiko alba alexandra alice alicia alina alison allison alma amal amanda amber amelia
    amina amira amy ana anastasia anastasiia andrea angela angelina anita ann anna anne annette annie antonia april ariane ashley asma astrid
    audrey aung aya ayesha barbara beatrice beatriz becky belinda benazir berta beth betty beverly birgit bonnie brenda bridget brigitte
    britta camilla camille carina carla carmen carol carolina caroline carolyn cassandra catalina catherine cecilia celine chantal charlotte
    chelsea cheryl chiara christiane christina christine cindy claire clara claudia clare colette colleen condoleezza constance cristina
    cynthia daisy dalia daniela danielle daria daryna dawn deborah debra delphine denise diana diane dilma dina dolores donna dora doris
    dorothy ebony edith eileen ekaterina elaine elena eleanor eleni elisa elisabeth elizabeth ella ellen eloise elsa emily emine emma erica erika
    erin esther eugenia eva evelyn fatima fatma federica felicia fiona florence frances francesca francoise françoise frauke gabriela gabriella
    gabrielle gail galina gemma georgia geraldine gertrude gina giorgia gisela gita giulia gladys glenda gloria grace greta gro gwen
    hala halyna hanan hanna hannah hana harriet hazel heather heidi helen helena helene hillary hilda huda ida ilona inas ines ingrid inna irene
    irina iryna isabel isabella isabelle ivana ivanka ivy jacinda jackie jacqueline jane janet janice jasmine jeanne jennifer jenny jessica
    jill joan joanna joanne jocelyn johanna josephine joy joyce juanita judith judy julia juliana julie june kaja kamala karen karin karina
    kate katerina kateryna katharina katherine kathleen kathryn kathy katie katrina katya kelly kerry khadija kimberly kirsten kristalina kristen
    kristin kristina lara larissa larysa latifa laura lauren leila lena leslie lesia leticia leyla lidia lila lilian lillian lily lina linda lisa
    liz liza loretta lori louise lucia lucie lucy ludmila luisa lydia lyudmila maha malala manuela marcela margaret margarita maria mariam mariana
    marianne marie marilyn marina marine marion marjorie marta martha martina mary maryam maryna matilda maureen maya megan melania melanie
    melissa mercedes meryem mette mia michele michelle mila mildred mina miriam mona monica monique muna myra nada nadezhda nadia nadine nagwa najat najla
    nancy naomi natalia nataliia nataliya natalie natalya natasha nathalie nelly nicole nikki nina nino noor nora norma nour oksana
    oleksandra olena olga olha olivia ophelia paloma pamela patricia paula pauline peggy penelope penny petra phoebe phyllis pilar polina
    priscilla priti priya rachel rana rania rasha rebecca regina renata renee rhonda rima rita roberta rosa rosalind rosario rose rosemary
    roxana roza ruth sabina sabine sabrina sadia safiya sahar sally salma samantha samar samira sandra sanna sara sarah sawsan segolene selma
    shannon sharon sheila shelly sheryl shirin shirley sigrid simone sinead sofia sofiia sonia sonja sophia sophie stacey stella stephanie
    sue suad susan susanna susanne suu suzanne svetlana svitlana sylvia sylvie tamara tammy tania tanya tara tatiana tatyana teresa tetiana theresa
    therese tiffany tina tracey tracy ursula valentina valerie vanessa vera veronica veronika victoria viktoria viktoriia violeta virginia vivian
    wafa wanda wendy whitney wilma winnie yara yasmin yasmine yekaterina yelena yevgenia yolanda yulia yuliia yuliya yvette yvonne zainab zaynab
    zahra zeinab zoe zoya""".split()
)

UNISEX = frozenset(
    "jordan kim andrea alex sam jamie robin lee pat chris kelly leslie terry lindsey morgan taylor casey dana jackie ali nour sasha li wei eli ariel jean dominique aung amal".split()
)
"""Names of both; they say that a person is meant, not which pronoun."""


def gender_of(first_name: str) -> str | None:
    """'m', 'f' or None where the name does not tell."""
    name = first_name.lower()
    if name in UNISEX:
        return None
    if name in MALE:
        return None if name in FEMALE else "m"
    return "f" if name in FEMALE else None


def is_first_name(word: str) -> bool:
    """Whether the word is a common given name."""
    name = word.lower()
    return name in MALE or name in FEMALE or name in UNISEX
