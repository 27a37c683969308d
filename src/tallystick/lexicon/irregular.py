"""Irregular verbs and plurals of English: form → lemma."""

from __future__ import annotations

_VERBS = """
agree agreed; arise arose arisen; awake awoke awoken; bear bore borne; beat beaten; become became; befall befell befallen; begin began begun; behold beheld;
bend bent; beset; bid bade bidden; bind bound; bite bit bitten; bleed bled; blow blew blown; break broke broken; breed bred; bring brought;
build built; burn burnt; buy bought; catch caught; choose chose chosen; cling clung; come came; creep crept; deal dealt; decree decreed; dig dug; dive dove; do
did done; draw drew drawn; dream dreamt; drink drank drunk; drive drove driven; dwell dwelt; eat ate eaten; fall fell fallen; feed fed; feel
felt; fight fought; find found; flee fled; free freed; guarantee guaranteed; fling flung; fly flew flown; forbid forbade forbidden; forecast; foresee foresaw foreseen; foretell
foretold; forget forgot forgotten; forgive forgave forgiven; forgo forwent forgone; forsake forsook forsaken; freeze froze frozen; get got
gotten; give gave given; go went gone; grind ground; grow grew grown; hang hung; hear heard; hide hid hidden; hold held; keep kept; kneel knelt;
know knew known; lay laid; lead led; lean leant; leap leapt; learn learnt; leave left; lend lent; lie lay lain; light lit; lose lost; make made;
mean meant; meet met; mislead misled; mistake mistook mistaken; misunderstand misunderstood; outdo outdid outdone; outgrow outgrew outgrown;
overcome overcame; overdo overdid overdone; overhear overheard; overrun overran; oversee oversaw overseen; overtake overtook overtaken;
overthrow overthrew overthrown; partake partook partaken; pay paid; plead pled; prove proven; rebuild rebuilt; remake remade; rend rent; repay
repaid; resend resent; retake retook retaken; rethink rethought; rewrite rewrote rewritten; ride rode ridden; ring rang rung; rise rose risen;
run ran; say said; see saw seen; seek sought; sell sold; send sent; shake shook shaken; shear shorn; shine shone; shoot shot; show shown; shrink
shrank shrunk; sing sang sung; sink sank sunk; sit sat; slay slew slain; sleep slept; slide slid; sling slung; slink slunk; smell smelt; sneak
snuck; speak spoke spoken; speed sped; spell spelt; spend spent; spill spilt; spin spun; spit spat; spoil spoilt; spring sprang sprung; stand
stood; steal stole stolen; stick stuck; sting stung; stink stank stunk; strew strewn; stride strode stridden; strike struck stricken; string
strung; strive strove striven; swear swore sworn; sweep swept; swell swollen; swim swam swum; swing swung; take took taken; teach taught; tear
tore torn; tell told; think thought; throw threw thrown; tread trod trodden; undergo underwent undergone; understand understood; undertake
undertook undertaken; undo undid undone; uphold upheld; wake woke woken; wear wore worn; weave wove woven; weep wept; win won; withdraw withdrew
withdrawn; withhold withheld; withstand withstood; wring wrung; write wrote written
"""
_DOUBLED = """
ban bar beg bug chop clap clip cram crop dam dip don drag drip drop drum dub fit flag flap flip flog gas grab grip gun gut hop hug jab jam
jet jog kidnap knit knot lag log man map mob mop mug nab net nod pat peg pen permit pin pit plan plot plug pop prop ram rig rip rob rot
rub scan scar scrap scrub shed ship shop shred shrug shut sin sip skid skip slam slap slip slit slot snap snub sob spot stab star stem step stir
stop strap strip stun swap swat tag tap thin tip top trap trek trim trip tug whip wrap zip abet abhor admit allot annul appal cancel channel
commit compel concur confer control counsel  debar defer deter dispel distil emit enrol equip excel expel extol forbid fuel fulfil impel
incur infer initial instil label level marshal model occur omit overlap parcel patrol pedal prefer program propel quarrel rebel rebut recur refer
refuel regret remit repel rival shovel signal snorkel submit total towel transfer transmit travel tunnel unravel worship
"""
"""Verbs whose last letter is doubled before '-ed' and '-ing'; those that never double it give no such form."""
_HARDENED = "frolic mimic panic picnic traffic"
"""Verbs that take a 'k': 'trafficked'."""
_NOUNS = """
antennae antenna; axes axis; bacilli bacillus; calves calf; children child; consortia consortium; crises crisis; criteria criterion; diagnoses
diagnosis; feet foot; fungi fungus; geese goose; halves half; hooves hoof; hypotheses hypothesis; knives knife; larvae larva; leaves leaf; lives
life; loaves loaf; memoranda memorandum; men man; mice mouse; millennia millennium; nuclei nucleus; oases oasis; oxen ox; parentheses parenthesis;
people people; phenomena phenomenon; quizzes quiz; radii radius; referenda referendum; scarves scarf; selves self; stadia stadium; strata
stratum; teeth tooth; theses thesis; thieves thief; ultimata ultimatum; wharves wharf; wives wife; wolves wolf; women woman; gases gas; buses bus
"""


def _verbs() -> dict[str, str]:
    found: dict[str, str] = {}
    for verb in _VERBS.split(";"):
        lemma, *forms = verb.split()
        found |= dict.fromkeys(forms, lemma)
    for lemma in _DOUBLED.split():
        found |= {f"{lemma}{lemma[-1]}ed": lemma, f"{lemma}{lemma[-1]}ing": lemma}
    for lemma in _HARDENED.split():
        found |= {f"{lemma}ked": lemma, f"{lemma}king": lemma}
    return found


VERBS = _verbs()
NOUNS = dict(pair.split() for pair in _NOUNS.split(";"))
