"""Words that tell what happened to those who are counted: the measure of a figure, by the words around the number.

``TRANSITIVE``: the object, or the passive's subject, is counted ('killed 12', '12 were killed'). ``INTRANSITIVE``: the subject is counted
('12 died'). ``STATES``: adjectives of the counted ('12 dead', '12 were missing'). Forms are written out so that texts in capitals, on
which lemmatisers fail, are read as well.
"""

from __future__ import annotations

KILLED, WOUNDED, MISSING, TRAPPED, SHELTERING = "killed", "wounded", "missing", "trapped", "sheltering"
RESCUED, EVACUATED, DISPLACED, REFUGEES, DETAINED = "rescued", "evacuated", "displaced", "refugees", "detained"
EXCHANGED, RELEASED, TROOPS, POPULATION, VEHICLES = "exchanged", "released", "troops", "population", "vehicles"
BUILDINGS, DISTANCE, AID, MONEY, OTHER = "buildings", "distance", "aid", "money", "other"

PEOPLE_MEASURES = frozenset(
    {KILLED, WOUNDED, MISSING, TRAPPED, SHELTERING, RESCUED, EVACUATED, DISPLACED, REFUGEES, DETAINED, EXCHANGED, RELEASED}
)


def _forms(table: dict[str, str]) -> dict[str, str]:
    return {word: measure for measure, words in table.items() for word in words.split()}


TRANSITIVE: dict[str, str] = _forms(
    {
        KILLED: """kill kills killed killing murder murders murdered murdering slay slays slew slain slaying massacre massacres massacred
            massacring assassinate assassinates assassinated assassinating execute executed executes executing behead beheads beheaded beheading
            slaughter slaughters slaughtered slaughtering martyr martyred martyring lynch lynched lynching decapitated hanged electrocuted
            annihilated exterminated butchered drowned""",
        WOUNDED: """injure injures injured injuring wound wounds wounded wounding hurt hurts hurting maim maims maimed maiming shoot shoots shot
            stab stabs stabbed stabbing hospitalise hospitalised hospitalising hospitalize hospitalized hospitalizing sicken sickened
            sickening poisoned poisoning burned burnt mutilated scalded concussed bruised trampled
            grazed grazes grazing paralysed paralyzed paralyzing paralysing""",
        DETAINED: """arrest arrests arrested arresting detain detains detained detaining capture captures captured capturing imprison imprisons
            imprisoned imprisoning jail jails jailed jailing apprehend apprehends apprehended apprehending abduct abducts abducted abducting
            kidnap kidnaps kidnapped kidnaped kidnapping nab nabbed nabbing incarcerated interned charged charges charging indicted convicted
            sentenced sentences held recapture recaptured recapturing rearrested rearresting""",
        RELEASED: "free freed freeing frees release releases released releasing liberate liberated liberates liberating",
        EXCHANGED: "exchange exchanged exchanges exchanging swap swapped swaps swapping",
        RESCUED: "rescue rescues rescued rescuing save saves saved saving extricated extricating winched extricate",
        EVACUATED: """evacuate evacuates evacuated evacuating airlift airlifted airlifting airlifts relocate relocates relocated relocating
            bussed bused ferried resettled""",
        DISPLACED: """displace displaces displaced displacing uproot uproots uprooted uprooting expel expelled expelling evict evicted
            evicting""",
        TRAPPED: """trap traps trapped trapping strand strands stranded stranding maroon marooned marooning besieged besieging entombed buried
            ensnared encircled""",
        SHELTERING: "shelter sheltered sheltering accommodate accommodated accommodating house housed housing host hosted hosting hosts",
        OTHER: "infect infects infected infecting treat treats treated treating",
    }
)
INTRANSITIVE: dict[str, str] = _forms(
    {
        KILLED: "die dies died dying drown drowns perish perishes perished perishing succumb succumbed expired succumbs suffocated asphyxiated",
        DISPLACED: "flee flees fled fleeing",
        SHELTERING: "hide hid hides hiding hunkered hunkering huddled huddling cowering sheltering shelter shelters sheltered",
        MISSING: "disappeared disappear disappearing vanished",
    }
)
STATES: dict[str, str] = _forms(
    {
        KILLED: "dead deceased lifeless killed slain fatal fatally",
        WOUNDED: "injured wounded hurt hospitalized hospitalised unconscious",
        MISSING: "missing unaccounted",
        TRAPPED: "trapped stranded marooned",
        DISPLACED: "homeless displaced",
        OTHER: "affected impacted vaccinated infected quarantined",
        DETAINED: "hostage captive",
    }
)
PHRASES: dict[str, tuple[str, str]] = {
    phrase.strip(): (measure, kind)
    for (measure, kind), phrases in {
        (
            KILLED,
            "trans",
        ): """shot dead | shot and killed | shooting dead | gunned down | gunning down | hacked to death | burned to death | burned alive | burnt alive | burned beyond recognition
            | burnt to death | stabbed to death | beaten to death | crushed to death | shot to death | trampled to death | blown up
            | stoned to death | claimed the lives of | claiming the lives of | claims the lives of
            | taken the lives of | took the lives of | claim the lives of | cost the lives of | claimed the life of | fatally wounded
            | fatally shot | fatally injured | mortally wounded | fatally stabbed | shoot dead | put to death | fatally injuring
            | fatally shooting | shot and fatally wounded | wiped out | cost the life of | claiming the life of | bled to death
            | found dead | stabbing to death | shooting to death | beating to death | hacking to death | burning to death | crushing to death | shooting and killing
            | fatally struck | struck dead | struck and killed | hit and killed | killed instantly | battered to death""",
        (
            KILLED,
            "intr",
        ): """wound up dead | ended up dead | wind up dead | end up dead | turned up dead | lost their lives | lost his life | lost her life | lose their lives | losing their lives | lost life
            | were no more | passed away | losing his life | losing her life | lost its life | froze to death | frozen to death | to his death | to her death | to their deaths | freezing to death | starved to death | starving to death | starve to death | choked to death | lose his life
            | did not survive | didn't survive | do not survive | failed to survive | did not make it out alive | could not be revived
            | could not be saved | couldn't be revived | couldn't be saved | never regained consciousness | died instantly""",
        (WOUNDED, "intr"): """suffered injuries | sustained injuries | suffered wounds | suffered serious injuries | in hospital
            | in the hospital | treated for | being treated | in intensive care | in critical condition | in a critical condition
            | in serious condition | in stable condition | taken to hospital | taken to hospitals | taken to the hospital
            | taken to area hospitals | rushed to hospital | rushed to hospitals | taken to local hospitals | were treated | was treated | treated at
            | admitted to hospital | transported to the hospital | transported to hospital | transported to hospitals
            | transported to local hospitals | transported to area hospitals | received injuries | receiving injuries
            | suffered respiratory | suffered burns | suffered gunshot | sustained gunshot | suffered minor | suffered life
            | suffered non | suffered from breathing | suffering from injuries | suffering injuries | remain hospitalized
            | remained hospitalized | remain hospitalised | sustaining injuries | were hurt | was hurt | breathing difficulties
            | gunshot wounds | gunshot wound | struck by lightning | in critical | in serious but | in a serious condition | in a stable condition | suffer injuries | undergoing treatment | receiving treatment
            | received medical | received treatment | given treatment | struck by gunfire | hit by gunfire | struck by bullets | hit by bullets | struck by a bullet | hit by a bullet
            | struck by stray | hit by stray | grazed by | hit by shrapnel | struck by shrapnel | hit by debris | hit by flying | struck by flying
            | struck by debris | wounded by | for treatment of | fighting for their lives | fighting for his life | fighting for her life | fighting for life | fights for life | clinging to life | collapsed from | fell ill | fallen ill | taken ill | overcome by | overcome with
            | went to the hospital | went to hospital | gone to the hospital | bleeding from | sought medical | kept in overnight | kept overnight | kept in hospital | sought treatment
            | listed in good | listed in fair | listed in stable | in fair condition | in guarded condition | in grave condition
            | life-threatening injuries | serious injuries | minor injuries | treated in""",
        (MISSING, "state"): """missing | unaccounted for | gone missing | went missing | reported missing | still missing
            | yet to be found | not been found | still unaccounted | are being sought | were swept away | was swept away | been swept away
            | washed away | swept away | presumed drowned | feared lost | feared drowned | lost at sea | not been heard from | not been seen since | not been seen""",
        (
            TRAPPED,
            "state",
        ): """trapped under | under the mud | under mud | beneath the mud | under the snow | under the earth | under the ruins | beneath the ruins | trapped in | under the rubble | under rubble | stuck in | buried under | buried
            beneath | beneath the rubble | under the debris | underneath the rubble | trapped inside | trapped beneath | are trapped
            | remain trapped | are stuck | were stuck | under siege | stranded at""",
        (SHELTERING, "intr"): """took shelter | taken shelter | taking shelter | take shelter | took refuge | taken refuge | taking refuge
            | seeking shelter | sought shelter | sought refuge | seeking refuge | emergency shelters | makeshift shelters | in idp camps | in shelters | in camps | in relief camps
            | in evacuation centres | in evacuation centers | in temporary shelters | holed up | staying in | living in camps | living in collective | in collective centres | in collective centers | in collective sites
            | hunkering down | given shelter | provided shelter | into shelters | in bomb shelters | in evacuation shelters
            | in makeshift camps | living in tents | in tents | to shelters | to evacuation centres | to evacuation centers
            | to relief camps | staying with | living with host | living with relatives | living with friends | hosted by | staying at | were staying | living in makeshift | living in idp | living in tented | temporary accommodation | in temporary accommodation | in emergency shelters | in basements | found refuge | found shelter
            | been in the building | inside the building | seek shelter | seek refuge | in the shelter
            | are sheltering | were sheltering | into temporary shelters | to temporary shelters | into temporary shelter | to emergency shelters
            | spent the night in shelters | spent the night in schools | moved in with relatives | moved in with friends
            | moved to relief | living in relief | sought sanctuary""",
        (
            EVACUATED,
            "intr",
        ): """managed to leave | able to leave | been able to leave | left the city | left the town | brought to safety | moved to safety
            | taken to safety | moved to safer | shifted to safer | shifted to safe | moved to safe | bussed out | bused out | taken out of
            | left the area | escaped through | humanitarian corridor | humanitarian corridors | evacuation corridor | evacuation orders | evacuation order
            | shifted to | transported out | ordered to leave | told to leave | ordered out | airlifted to | ordered to evacuate | under evacuation
            | have left the city | moved out of | leave the city | told to evacuate | asked to evacuate | urged to evacuate | mandatory evacuation
            | asked to leave | advised to leave | forced to evacuate | had to evacuate | left through | leaving the city | relocated to""",
        (
            DISPLACED,
            "intr",
        ): """left their homes | leave their homes | leaving their homes | driven from | forced from | forced out | forced to flee
            | forced to leave | lost their homes | lost their houses | losing their houses | losing their homes | lose their homes | left homeless | made homeless | without homes
            | have fled | had fled | driven out | internally displaced | as idps | forced to abandon | abandoned their homes | without shelter
            | without a roof | rendered homeless | abandon their homes | had to leave | without a home | rendering homeless | displaced from
            | from their homes | moved away from | driven off | been uprooted | chased from | chased out
            | abandoned their villages | abandon their villages | left their villages | leave their villages | leaving their villages
            | left their houses | leave their houses | leaving their houses | abandoned their houses
            | to escape the fighting | to escape fighting | escaping the fighting | to escape the violence | escaping the violence
            | to escape violence | escaping violence | fled their homes""",
        (
            REFUGEES,
            "intr",
        ): """fled the country | fleeing the country | flee the country | left the country | crossed the border | crossed into
            | fled abroad | fled to neighbouring | fled to neighboring | crossed the frontier | have left the country | leave the country
            | leaving the country | seek asylum | sought asylum | seeking asylum | fled across the border | sought refuge in neighbouring
            | sought refuge in neighboring | fled into neighbouring | fled into neighboring | fled as refugees | registered as refugees""",
        (
            DETAINED,
            "trans",
        ): """taken into custody | took into custody | taking into custody | under arrest | in custody | under house arrest | taken hostage
            | taken prisoner | took hostage | taking hostage | being held | been held | was held | were held | rounded up | rounding up
            | behind bars | in the hands of the gang | in the hands of kidnappers | in the hands of the kidnappers | in the hands of their captors | in the hands of the captors | in the hands of the abductors | in jail | in prison | in detention | held captive | holding hostage | taken captive | remain in custody
            | still held | held hostage | are held | is held | placed under | picked up by | put under house | pleaded guilty
            | remanded in | in captivity | are in custody | still in custody | took prisoner | surrendered | seized by gunmen | seized by militants""",
        (TRAPPED, "trans"): "cut off | cutting off | cuts off",
        (RELEASED, "trans"): "set free | setting free | let go | walked free | released on bail",
        (
            RESCUED,
            "trans",
        ): """pulled alive | pulled from | pulled out | pulling out | pulled to safety | dug out | plucked from | brought out alive
            | found alive | brought ashore | lifted to safety | hauled to safety | rescued from | pulled survivors""",
        (EXCHANGED, "trans"): "exchanged for | swapped for | in exchange for | in a prisoner swap | in a swap for",
        (
            OTHER,
            "intr",
        ): """fled the shooting | fled the gunfire | fled gunfire | fled the scene | flee the scene | fleeing the scene | fled the building | flee the building | fleeing the building
            | fled the club | flee the club | fled the room | flee the room | fled the store | flee the store | fled the venue
            | flee the venue | fell ill | fallen ill | falling ill | taken ill | fell sick | fallen sick | tested positive
            | caught the virus | caught the disease""",
        (TROOPS, "trans"): "",
    }.items()
    for phrase in " ".join(phrases.split()).split("|")
    if phrase.strip()
}
"""Phrases of several words; the longest that fits wins. The kind says how they stand to what is counted."""

TOLL_NOUNS: dict[str, str] = _forms(
    {
        KILLED: """toll victims deaths death fatalities fatality dead killed lives died bodies dying""",
        WOUNDED: "injured injuries wounded hurt injury",
        MISSING: "missing",
        DETAINED: "arrests detentions arrested detainees detained hostages arrest",
        DISPLACED: "displaced homeless displacement idps fled fleeing fleeing-people",
        REFUGEES: "refugees",
        EVACUATED: "evacuated evacuees",
        RESCUED: "rescued",
    }
)
"""What stands in 'the … toll', 'the number of …' before a verb of reaching."""
SUFFER_VERBS = frozenset(
    """suffer suffers suffered suffering sustain sustains sustained sustaining receive received receiving incurred had have has having with required require
    requiring needed needing""".split()
)
HARM_NOUNS = frozenset(
    """injury injuries wound wounds burn burns bruise bruises cut cuts fracture fractures laceration lacerations abrasions concussion
    concussions trauma poisoning hypothermia frostbite broken fractured suffocation respiratory breathing
    sprain sprains sprained strains dislocated scrape scrapes scraped scratches abrasion contusion contusions whiplash gash gashes punctured
    inhalation dehydration exhaustion heatstroke hyperthermia shock amputation stitches sutures welts blisters""".split()
)
"""'three people suffered minor injuries': the verb and, a few words on, the harm."""
NEEDING = frozenset("required require requiring needed needing".split())
"""Of whom it says 'needed treatment', 'required stitches': the verb and, a few words on, the care."""
CARE_NOUNS = frozenset("treatment hospitalization hospitalisation stitches sutures surgery attention".split())
CARRIED = frozenset(
    """taken rushed transported airlifted admitted flown transferred sent brought driven carried evacuated medevaced life-flighted
    helicoptered""".split()
)
HOSPITALS = frozenset("hospital hospitals clinic clinics infirmary treatment".split())
CENTERS = frozenset("center centers centre centres unit units facility facilities room rooms".split())
CENTER_KINDS = frozenset("medical burn burns trauma emergency".split())
"""'a burn center', 'the emergency room': where the hurt are brought; an evacuation center is not."""
BODY_PARTS = frozenset(
    """leg legs arm arms ankle ankles wrist wrists hip hips shoulder shoulders collarbone rib ribs neck back nose jaw finger fingers foot
    feet toe toes hand hands pelvis skull elbow elbows knee knees thumb tooth teeth spine femur vertebra vertebrae head face""".split()
)
HURTING_ONESELF = frozenset(
    "broke breaking breaks fractured fracturing sprained spraining dislocated dislocating twisted twisting injured injuring hurt cut gashed".split()
)
"""'A man broke his leg': verbs whose object is a part of the one who is hurt."""
STRIKING = frozenset("hit struck cut pelted crushed pinned".split())
STRIKERS = frozenset(
    """debris glass tree trees limb limbs branch branches brick bricks block blocks sign roof beam beams board boards plank wall rock rocks
    boulder boulders stone stones hail hailstone hailstones pole poles shrapnel bullet bullets gunfire shrapnel fragment fragments
    splinters lightning car cars truck vehicle vehicles train bus fragments shard shards timber lumber shingle shingles door tile tiles
    plaster chimney icicle icicles log logs trunk pipe pipes metal wood concrete masonry bricks awning canopy billboard fence projectiles""".split()
)
"""What hurts those whom it hits: 'was hit by a falling limb', 'debris struck two workers'."""
SHOCKING = frozenset("lightning electric electrical electricity current voltage wire wires bolt outlet".split())
"""Words beside 'shocked' that make it a wound."""
SHOTS = frozenset("shooting shooters gunfire shots shot gunman gunmen bullet bullets fired firing fire shooter".split())
"""Words beside 'were hit' that make it a wound."""
FORCING = frozenset(
    "forced forcing forces force ordered ordering orders prompted prompting compelled told urged asked caused led drove drive driving driven chased".split()
)
ESCAPED = frozenset("escape escapes escaped escaping absconded absconding".split())
"""What those did who were held and are so no more."""
CAPTIVE_WORDS = frozenset(
    """captive captives captivity hostage hostages prisoner prisoners kidnapped kidnappers kidnapping abducted abductors abduction captors
    seized captured snatched""".split()
)
"""Words of a sentence that tells of people held, so that 'returned 12 girls' sets them free."""
TAKING = frozenset("claim claims claimed claiming cost costs costing lost lose losing loss take takes taken took taking snuffed".split())
"""'lives' are deaths only where something takes them; lives are also saved."""
LOSING = frozenset("lost lose loses losing".split())
BEREAVED = frozenset(
    """fighter fighters soldier soldiers troops militant militants militiamen militiaman combatant combatants gunmen policeman policemen
    officer officers crew comrade comrades colleague colleagues man men relative relatives family child children son sons daughter daughters
    brother brothers sister sisters husband wife parent parents father mother cousin cousins grandchildren grandson granddaughter neighbour
    neighbours neighbor neighbors friend friends villagers people members""".split()
)
"""Of whom 'lost' says that they died: 'the army lost nine soldiers', 'he lost two sons'; a town that lost residents is told otherwise."""
TOLL_HEADS = frozenset("toll number count total tally figure figures total-number numbers".split())
REACHING = frozenset(
    """rose risen rise rises rising climbed climbs climb climbing reached reaches reach reaching stood stands stand standing hit hits grew
    grown grows jumped jumps went gone increased increases soared mounted surged was is were are at put puts putting touched touches crossed
    topped passed exceeded eclipsed surpassed raised raising raises brought brings bringing revised lowered fell fallen dropped mounting
    totalled totaled numbered swelled climbing up to""".split()
)
MURDER_NOUNS = frozenset(
    """murder murders killing killings assassination assassinations slaying slayings massacre execution executions death deaths loss
    slaughter beheading lives life kidnapping-murder shooting-deaths drowning""".split()
)
"""'the murder of six X', 'the loss of 30 lives'."""
ACTION_NOUNS: dict[str, str] = _forms(
    {
        KILLED: " ".join(sorted(MURDER_NOUNS)) + " bodies corpses remains corpse body dead",
        WOUNDED: "wounding woundings shooting shootings injuries injuring stabbing poisoning",
        DETAINED: "arrest arrests detention detentions kidnapping kidnappings abduction abductions capture imprisonment jailing custody",
        RELEASED: "release freeing liberation",
        EXCHANGED: "exchange swap",
        RESCUED: "rescue",
        EVACUATED: "evacuation evacuations relocation resettlement",
        DISPLACED: "displacement displacements exodus expulsion eviction uprooting",
        MISSING: "disappearance disappearances",
        TRAPPED: "entrapment",
    }
)
LEAVE_VERBS = frozenset("left leave leaves leaving made make makes making rendered rendering renders render".split())
"""'left 30 dead', 'rendered 400 families homeless'."""
AUXILIARIES = frozenset(
    """is are was were be been being has have had having 's 're get gets got getting will would can could may might must should shall do
    does did 've 'd""".split()
)
PERFECT = frozenset("has have had 've".split())
SKIPPABLE = frozenset(
    """became become becomes registered listed recorded classified as once also still now then already later yet all both each reportedly apparently allegedly probably possibly likely feared believed thought
    presumed confirmed reported known said found listed declared seriously critically severely lightly slightly badly gravely fatally mortally
    accidentally instantly immediately subsequently eventually previously recently since just only even so far currently thus deliberately
    brutally summarily illegally forcibly briefly temporarily initially sadly tragically directly either there to have been being be and or
    were was are is remain remains remained remaining left who that which whom more too not never estimated suspected total mostly partially
    partly mainly safely successfully arbitrarily cowardly officially themselves again deemed considered pronounced ultimately""".split()
)
NEGATIONS = frozenset("not n't never n’t neither nor".split())
"""Words that may stand between what is counted and the word that says what became of it."""
BUILDING_DAMAGE = frozenset(
    "torched burnt burned destroyed damaged destroying damaging demolished flattened collapsed razed burned gutted inundated flooded".split()
)
MOVERS = frozenset("deployed deploy deploying deploys mobilized mobilised stationed sent dispatched amassed massed".split())
CLAUSE_BREAKS = frozenset({";", ":", "but", "while", "whereas", "although", "though", "because", "—", "–", "--"})
