"""Nouns that numbers count in news of crises, by class, and nouns whose counts are no figure of any story.

General vocabulary, plural and singular written out so that no lemmatiser is needed (texts in capitals break them).
"""

from __future__ import annotations

from enum import StrEnum


class Counted(StrEnum):
    """What a noun's number is a number of."""

    PERSON = "person"
    MILITARY = "military"
    HOUSEHOLD = "household"
    VEHICLE = "vehicle"
    BUILDING = "building"
    PLACE = "place"
    WEAPON = "weapon"
    AID = "aid"
    ANIMAL = "animal"
    EVENT = "event"
    UNIT = "unit"
    OBJECT = "object"


_WORDS: dict[Counted, str] = {
    Counted.PERSON: """person people persons peoples man men woman women child children boy boys girl girls baby babies infant infants
        toddler toddlers kid kids minor minors teenager teenagers teen teens youth youths youngster youngsters adult adults pensioner
        pensioners elderly senior seniors student students pupil pupils schoolchild schoolchildren schoolgirl schoolgirls schoolboy
        schoolboys teacher teachers professor professors lecturer lecturers civilian civilians resident residents inhabitant inhabitants
        citizen citizens villager villagers local locals individual individuals human humans soul souls victim victims casualty
        casualties survivor survivors passenger passengers pedestrian pedestrians driver drivers motorist motorists motorcyclist
        cyclist cyclists biker crew crewmen crewmember crewmembers sailor sailors seafarer seafarers fisherman fishermen worker workers
        employee employees labourer labourers laborer laborers miner miners farmer farmers herder herders trader traders vendor vendors
        shopkeeper merchant merchants official officials officeholder governor governors mayor mayors minister ministers lawmaker
        lawmakers legislator legislators senator senators deputy deputies councillor councillors councilor councilors mp mps politician
        politicians candidate candidates leader leaders chief diplomat diplomats ambassador ambassadors judge judges magistrate lawyer
        lawyers prosecutor prosecutors doctor doctors nurse nurses medic medics paramedic paramedics patient patients firefighter
        firefighters fireman firemen rescuer rescuers responder responders volunteer volunteers journalist journalists reporter
        reporters photographer photographers cameraman cameramen activist activists protester protesters protestor protestors
        demonstrator demonstrators rioter rioters migrant migrants refugee refugees evacuee evacuees asylum-seeker asylum seeker seekers
        idp idps returnee returnees tourist tourists traveller travellers traveler travelers visitor visitors pilgrim pilgrims
        worshipper worshippers worshiper worshipers priest priests nun nuns monk monks imam imams cleric clerics bishop pastor pastors
        missionary missionaries foreigner foreigners national nationals american americans briton britons brit brits hostage hostages
        prisoner prisoners detainee detainees inmate inmates captive captives suspect suspects criminal criminals gangster gangsters
        thief thieves smuggler smugglers trafficker traffickers bystander bystanders shopper shoppers guest guests attendee attendees
        reveller revellers reveler revelers spectator spectators fan fans player players athlete athletes musician musicians singer
        singers actor actors customer customers patron patrons diner diners neighbour neighbours neighbor neighbors relative relatives
        brother brothers sister sisters son sons daughter daughters mother mothers father fathers parent parents grandmother
        grandfather grandparents wife wives husband husbands sibling siblings cousin cousins uncle aunt nephew niece friend friends
        colleague colleagues couple couples orphan orphans widow widows homeless jew jews muslim muslims christian christians
        palestinian palestinians israeli israelis syrian syrians iraqi iraqis ukrainian ukrainians russian russians afghan afghans
        african africans indian indians pakistani pakistanis rohingya kurd kurds turk turks german germans frenchman frenchmen
        spaniard spaniards italian italians mexican mexicans colombian colombians chinese japanese somali somalis nigerian nigerians
        sudanese yemeni yemenis lebanese iranian iranians egyptian egyptians libyan libyans indonesian indonesians filipino filipinos
        member members consultant consultants engineer engineers technician technicians contractor contractors staff staffer staffers
        personnel operative operatives agent agents spectator bodyguard bodyguards guard guards aide aides aid-worker peasant peasants
        indigenous islander islanders swimmer swimmers hiker hikers climber climbers skier skiers camper campers homeowner tenant
        tenants occupant occupants fatality fatalities dead injured wounded missing arrested evacuees peacekeeper peacekeepers
        spokesman businessman businessmen businesswoman executive executives banker guerrilla collaborator collaborators
        sympathizer sympathizers sympathiser sympathisers boatman boatmen lady ladies gentleman gentlemen figure other others
        housewife housewives grandchildren grandson granddaughter twins twin male males female females caretaker janitor clerk clerks guide guides deminer deminers defendant defendants murderer murderers convict convicts docker dockers
        juror jurors interpreter interpreters translator translators sentry sentries looter looters mutineer mutineers stowaway stowaways castaway
        castaways envoy envoys bakers butchers couriers bikers joggers bricklayers drummers guitarists magistrates bankers shopkeepers grocer
        grocers florist florists dentists bishops deacons builders stepsons stepdaughters stevedore stevedores barman barmen barmaid barmaids
        ferryman ferrymen trekker trekkers rambler ramblers campaigner campaigners headmasters
        manager managers owner owners supporter supporters delegate delegates participant participants observer observers monitor
        expert experts scientist scientists academic academics scholar beneficiary beneficiaries recipient recipients voter voters
        settler settlers nomad nomads defector defectors deserter deserters breadwinner cop cops trainee trainees graduate graduates
        crowd rider riders commuter commuters holidaymaker holidaymakers vacationer vacationers expatriate expatriates jesuit jesuits
        caregiver babysitter bartender waiter waitress cashier deliveryman courier courtier trucker truckers taxi-driver skipper
        captain pilot pilots co-pilot co-pilots copilot flight-attendant attendants attendant stewardess conductor conductors
        diver divers lifeguard ranger rangers hunter hunters logger loggers herdsman herdsmen shepherd shepherds
        trader-woman fugitive fugitives newborn newborns stranger strangers kidnapper captors captor kidnappers extremist principal principals custodian custodians
        administrator administrators superintendent superintendents supervisor supervisors boss bosses boyfriend girlfriend roommate
        roommates classmate classmates coworker coworkers co-worker co-workers employer employers stepfather stepmother stepson
        stepdaughter fiance fiancee dean secretary secretaries cook cooks chef chefs congressman congresswoman representative
        representatives receptionist bouncer bouncers intruder intruders electrician electricians carpenter carpenters plumber mechanic
        mechanics gardener gardeners cleaner cleaners spouse spouses bride groom landlord partner partners accomplice accomplices
        perpetrator perpetrators dealer dealers addict addicts mourner mourners partygoer partygoers concertgoer concertgoers
        churchgoer churchgoers onlooker onlookers helper helpers porter porters barber tailor butcher baker rabbi rabbis chaplain deacon
        seminarian seminarians parishioner parishioners columnist editor editors correspondent correspondents blogger bloggers presenter dancer
        dancers artist artists poet poets writer writers author authors architect architects surgeon surgeons pharmacist pharmacists
        midwife midwives dentist commissioner commissioners accountant accountants landowner landowners rancher ranchers hawker hawkers
        watchman watchmen housekeeper housekeepers maid maids nanny boater boaters rafter rafters surfer surfers jogger runner
        runners homemaker breeder laborers farmworker farmworkers trespasser veteran veterans councilman alderman attorney attorneys
        counselor counselors counsellor coach coaches instructor instructors skydiver crewman crewwoman sheriff sheriffs bailiff bailiffs
        angler anglers bather bathers snowmobiler snowmobilers snowboarder snowboarders kayaker kayakers canoeist canoeists
        paddler paddlers beachgoer beachgoers lineman linemen horseman horsemen outdoorsman outdoorsmen yachtsman yachtsmen
        repairman repairmen salesman salesmen saleswoman mailman mailmen postman postmen postmaster postmasters foreman
        foremen handyman handymen doorman doormen ombudsman craftsman craftsmen tradesman tradesmen workman workmen lumberjack
        lumberjacks lobsterman lobstermen oysterman cowboy cowboys wrangler wranglers golfer golfers caddie caddies bicyclist
        bicyclists motorcyclists skateboarder skateboarders walker walkers backpacker backpackers mountaineer mountaineers
        scout scouts parachutist parachutists paraglider skydivers balloonist balloonists snorkeler
        snorkelers windsurfer windsurfers picnicker picnickers sunbather sunbathers lifeguards
        roofer roofers welder welders painter painters bricklayer plumbers machinist machinists operator
        operators dispatcher dispatchers janitors librarian librarians receptionists bookkeeper bookkeepers teller tellers
        salesclerk salesperson salespeople cashiers barista baristas bartenders waiters waitresses hostess
        landlady stylist stylists hairdresser hairdressers barbers tailors jeweler jeweller pawnbroker bodybuilder realtor
        realtors auctioneer broker brokers therapist therapists psychiatrist psychiatrists psychologist psychologists
        physician physicians orderly orderlies intern interns caretakers caregivers babysitters stepparent stepparents
        stepbrother stepsister stepsiblings half-brother half-sister halfbrother halfsister grandchild grandparent grandsons
        granddaughters grandmothers grandfathers aunts uncles nephews nieces ex-wife ex-husband ex-girlfriend ex-boyfriend
        girlfriends boyfriends fiancé fiancée housemate housemates flatmate flatmates bunkmate acquaintance acquaintances
        lover lovers suitor suitors divorcee grandma grandpa mom moms dad dads mum mums kindergartner kindergartners
        kindergartener preschooler preschoolers freshman freshmen sophomore sophomores undergraduate undergraduates
        postgraduate alumnus teammate teammates quarterback linebacker wrestler wrestlers boxer boxers jockey jockeys referee
        referees umpire umpires cheerleader cheerleaders usher ushers organist choirmaster preacher preachers reverend vicar
        vicars congregant congregants celebrant celebrants festivalgoer festivalgoers clubgoer clubgoers
        nightclubber barfly bargoer moviegoer moviegoers theatergoer theatergoers passerby passersby passer-by passers-by
        eyewitness witness witnesses hitchhiker hitchhikers drifter drifters vagrant vagrants panhandler
        homebody householder householders renter renters lodger lodgers boarder boarders roomer retiree retirees octogenarian
        septuagenarian nonagenarian centenarian ploughman woodcutter woodcutters forester foresters beekeeper beekeepers
        dairyman farmhand farmhands ranchhand ranchhands grower growers picker pickers stockman stockmen
        fieldworker fieldworkers gravedigger gravediggers trapper trappers birdwatcher birdwatchers geologist geologists
        surveyor surveyors inspector inspectors auditor auditors programmer programmers analyst analysts developer developers
        designer designers salesgirl bellhop bellboy valet valets chauffeur chauffeurs cabbie cabbies cabdriver cabdrivers
        drayman brakeman brakemen stoker motorman deckhand deckhands boatswain bosun shrimper shrimpers crabber crabbers
        skippers steward stewards stewardesses airman airmen aviator aviators aircrew parachuter corpsman corpsmen
        serviceperson guardsman guardsmen watchstander warden wardens jailer jailers parolee parolees probationer burglar
        burglars robber robbers carjacker carjackers mugger muggers shoplifter shoplifters gangbanger gangbangers hoodlum
        doorkeeper gatekeeper gatekeepers groundskeeper groundskeepers groundsman zookeeper zookeepers trainer trainers
        veterinarian veterinarians groomsman bridesmaid bridesmaids newlywed newlyweds honeymooner honeymooners triplets
        quadruplets schoolteacher schoolteachers schoolmate schoolmates tutor tutors mentor mentors provost headmaster
        headmistress organizer organizers organiser organisers entertainer entertainers comedian drummer guitarist vocalist
        rapper rappers reenactor puppeteer stuntman stuntmen firewoman firewomen policeofficer patroller patrollers lawmen
        kinsman kinsmen chap lad lads lass guy guys gal bloke folk folks adolescent adolescents preteen
        preteens tween juvenile juveniles octogenarians houseguest houseguests sitter sitters subordinate subordinates
        underling assistant assistants apprentice apprentices jobseeker applicant applicants interviewee claimant""",
    Counted.MILITARY: """soldier soldiers troop troops trooper troopers serviceman servicemen servicewoman servicewomen servicemember
        servicemembers fighter fighters combatant combatants conscript conscripts reservist reservists recruit recruits marine marines
        paratrooper paratroopers commando commandos militant militants rebel rebels insurgent insurgents guerrillas guerilla guerillas
        gunman gunmen gunslinger militiaman militiamen militia jihadist jihadists jihadi jihadis terrorist terrorists attacker attackers
        assailant assailants bomber bombers mercenary mercenaries cadet cadets officer officers policeman policemen policewoman
        policewomen police constable constables gendarme gendarmes deputy-sheriff general generals colonel colonels lieutenant
        lieutenants sergeant sergeants corporal major commander commanders sniper snipers invader invaders occupier occupiers
        separatist separatists extremists taliban legionnaires infantryman infantrymen patrolman patrolmen detective detectives
        private lance-corporal shooter shooters contra contras veteran veterans""",
    Counted.HOUSEHOLD: "family families household households",
    Counted.VEHICLE: """vehicle vehicles car cars automobile automobiles truck trucks lorry lorries bus buses coach coaches minibus
        minibuses van vans taxi taxis cab motorcycle motorcycles motorbike motorbikes bike bikes bicycle bicycles scooter rickshaw
        rickshaws tractor tractors trailer trailers train trains wagon wagons carriage carriages locomotive tram trams ambulance
        ambulances tank tanks apc apcs afv afvs ifv ifvs humvee humvees convoy convoys boat boats ship ships vessel vessels ferry
        ferries tanker tankers dinghy dinghies barge barges trawler trawlers warship warships destroyer frigate frigates submarine
        submarines canoe canoes yacht yachts plane planes aircraft airplane airplanes aeroplane jet jets airliner warplane warplanes
        bomber-plane helicopter helicopters chopper choppers drone drones uav uavs fighter-jet fire-engine engines suv suvs
        bulldozer bulldozers excavator excavators pickup pickups jeep jeeps carrier carriers cart carts lifeboat lifeboats""",
    Counted.BUILDING: """building buildings house houses home homes dwelling dwellings residence residences apartment apartments flat flats
        block-of-flats hut huts shelter shelters shack shacks tent-home school schools kindergarten kindergartens nursery university
        universities college colleges classroom classrooms hospital hospitals clinic clinics facility facilities church churches mosque
        mosques temple temples synagogue monastery shop shops store stores market markets supermarket mall hotel hotels restaurant
        restaurants cafe cafes factory factories plant plants warehouse warehouses office offices structure structures skyscraper
        tower towers bridge bridges dam dams stable barn barns property properties business businesses cottage cottages villa villas
        bunker bunkers depot depots substation substations station stations museum museums theatre theater library libraries prison
        prisons garage garages cabin cabins condominium condominiums mobile-home bungalow bungalows mud-house storefront storefronts
        camp camps centre centres center centers""",
    Counted.PLACE: """village villages town towns city cities district districts province provinces municipality municipalities county
        counties state states settlement settlements neighbourhood neighbourhoods neighborhood neighborhoods commune communes parish
        parishes island islands region regions governorate governorates suburb suburbs block blocks ward wards hamlet hamlets
        community communities department departments division divisions country countries location locations site sites area areas
        prefecture prefectures township townships barangay barangays tehsil tehsils taluk taluks mandal panchayat panchayats oblast
        borough boroughs street streets road roads highway highways route routes railway mine mines position positions checkpoint
        checkpoints base bases target targets corridor corridors crossing crossings border-crossing field fields river rivers
        outpost outposts""",
    Counted.WEAPON: """weapon weapons gun guns firearm firearms rifle rifles handgun handguns pistol pistols revolver shotgun shotguns
        machinegun missile missiles rocket rockets shell shells mortar mortars bomb bombs grenade grenades mine-clearing landmine
        landmines ied ieds explosive explosives munition munitions bullet bullets round rounds shot shots cartridge cartridges casing
        casings artillery howitzer howitzers cannon cannons launcher launchers knife knives machete machetes sword swords device devices
        torpedo torpedoes projectile projectiles warhead warheads dynamite""",
    Counted.AID: """packet packets parcel parcels tent tents blanket blankets tarpaulin tarpaulins mattress mattresses kit kits meal meals
        ration rations package packages food medicine medicines vaccine vaccines dose doses truckload truckloads shipment shipments
        pallet pallets generator generators bag bags sack sacks bottle bottles crate crates box boxes consignment consignments
        sandbag sandbags mask masks supplies ventilator ventilators""",
    Counted.ANIMAL: """cattle cow cows buffalo buffaloes goat goats sheep pig pigs horse horses camel camels animal animals livestock chicken
        chickens hog hogs calf calves poultry turkeys pets mules lambs ducks dog dogs bird birds whale whales dolphin dolphins fish donkey donkeys""",
    Counted.EVENT: """attack attacks strike strikes airstrike airstrikes raid raids bombing bombings explosion explosions blast blasts sortie
        sorties clash clashes battle battles shooting shootings killing killings murder murders execution executions assault assaults
        incident incidents accident accidents crash crashes fire fires wildfire wildfires landslide landslides avalanche avalanches
        earthquake earthquakes quake quakes aftershock aftershocks tremor tremors tornado tornadoes cyclone cyclones hurricane
        hurricanes flood floods violation violations breach breaches kidnapping kidnappings abduction abductions rape rapes case cases
        infection infections infected hospitalization hospitalizations arrest arrests detention detentions search searches
        operation operations flight flights mission missions protest protests demonstration demonstrations rally rallies
        death deaths injury injuries casualties-count fatality-count drowning drownings suicide suicides robbery robberies
        sighting sightings outbreak outbreaks
        displacement displacements outage outages closure closures bombardment bombardments shelling shellings incursion incursions evacuation evacuations""",
    Counted.UNIT: """team teams battalion battalions brigade brigades regiment regiments company companies squad squads unit units platoon
        platoons squadron squadrons column columns crews group groups contingent contingents organization organizations organisation
        organisations agency agencies gang gangs cell cells""",
    Counted.OBJECT: """bed beds tree trees pole poles crop crops passport passports document documents computer computers phone phones mobile-phone
        mobile-phones laptop laptops grave graves coffin coffins corpse-bag customer customers connection connections
        well wells pump pumps pipe pipes transformer transformers stall stalls artefact artefacts ticket tickets permit permits visa
        visas job jobs power-line line lines substance substances drug drugs item items piece pieces belt belts suitcase suitcases
        backpack backpacks body-bag petition petitions photograph photographs""",
}
COUNTED: dict[str, Counted] = {word: counted for counted, words in reversed(_WORDS.items()) for word in words.split()}
"""Noun to class; a noun of two classes has the one written first."""

CHILD_LIKE = frozenset("child children infant infants baby babies minor minors".split())
PERSON_CLASSES = frozenset({Counted.PERSON, Counted.MILITARY, Counted.HOUSEHOLD})

ABSTRACT = frozenset(
    """scene scenes surgery surgeries transplant transplants x-ray x-rays wound wounds gunshot gunshots burns fractures stitches cuts bruises blows count counts charge charges complaint complaints trail side sides nation nations decision decisions reason reasons question questions issue issues point points part parts way ways
    option options choice choices problem problems lesson lessons fact facts factor factors aspect aspects thing things matter matters
    step steps stage stages phase phases round-of chance chances condition conditions demand demands version versions story stories
    report reports statement statements claim claims word words sentence sentences paragraph page pages chapter chapters section sections
    article articles article resolution resolutions law laws rule rules goal goals target-date idea ideas theory theories kind kinds
    type types sort sorts form forms category categories level levels degree degrees term terms name names number numbers
    theme themes front fronts direction directions end ends half halves piece-of parties party pillar pillars principle principles
    proposal proposals plan plans deal deals agreement agreements meeting meetings talks session sessions summit round-table visit visits
    trip trips interview interviews tweet tweets post posts video videos photo photos picture pictures image images episode episodes
    film films movie movies book books song songs album albums game games match matches goal-keeper set sets win wins loss losses
    defeat title titles medal medals seat seats vote votes bedroom bedrooms room rooms floor floors story storey storeys stories level
    eye eyes hand hands leg legs arm arms foot-long finger fingers toe toes head heads face faces ear ears finger-nail tooth teeth
    lane lanes wheel wheels door doors window windows corner corners wall walls other-hand mind minds heart hearts
    source sources sign signs signal signals example examples instance instances occasion occasions anniversary exception exceptions
    difference differences similarity item-agenda bill bills amendment amendments motion motions resolution clause clauses
    draft drafts list lists step-by-step figure figures element elements feature features role roles post-position position-paper
    language languages religion religions world worlds superpower superpowers power powers ally allies neighbor-state union
    thought thoughts feeling feelings dream dreams wish wishes view views scenario scenarios hypothesis hypotheses
    priority priorities objective objectives aim aims measure measures move moves action actions effort efforts attempt attempts
    message messages letter letters call calls email emails conversation conversations comment comments announcement
    announcements order orders warning warnings alert alerts appeal appeals petition speech speeches address addresses
    hearing hearings trial trials lawsuit lawsuits suit investigation investigations inquiry inquiries probe probes
    policy policies strategy strategies approach approaches model models method methods mistake mistakes error errors
    percent percentage percentages per cent pc % percentage-point percentage-points ratio magnitude rank place spot notch
    star stars inning innings yard-line touchdown touchdowns run runs wicket wickets lap laps set
    course courses step-change cue shift shifts era eras age ages generation period periods interval intervals
    score chapter verse volume edition editions copy issue-of channel channels network networks website websites site-visit
    share shares stock stocks stake stakes bond bonds contract contracts fold times time""".split()
)
"""Counts of these tell nothing of an event: 'two sides', 'four reasons', 'three fingers', 'five bedrooms'."""

GROUP_WORDS = frozenset("number numbers total group groups crowd team teams string series dozen pair".split())
POPULATION_NOUNS = frozenset("resident residents inhabitant inhabitants".split())
SETTLEMENT_NOUNS = frozenset(
    "city town village district region province county population island country nation state area enclave suburb municipality settlement community "
    "capital port home neighbourhood neighborhood camp".split()
)
CASUALTY_NOUNS = frozenset("casualty casualties".split())
REFUGEE_NOUNS = frozenset("refugee refugees asylum seekers".split())
DISPLACED_NOUNS = frozenset("idp idps displaced".split())
DETAINED_NOUNS = frozenset(
    "detainee detainees prisoner prisoners inmate inmates hostage hostages captive captives arrested arrest arrests".split()
)
EVACUATED_NOUNS = frozenset("evacuee evacuees evacuation evacuations".split())
DISPLACEMENT_NOUNS = frozenset("displacement displacements".split())
DEATH_NOUNS = frozenset(
    "death deaths fatality fatalities dead corpse corpses body bodies slaying slayings homicide homicides murder murders killing killings "
    "assassination assassinations drowning drownings".split()
)
INJURY_NOUNS = frozenset("injury injuries injured wounded hospitalization hospitalizations hospitalisations".split())
MISSING_NOUNS = frozenset("missing".split())
SHELTER_NOUNS = frozenset("camp camps shelter shelters centre centres center centers".split())

PERPETRATORS = frozenset(
    """shooter gunman gunmen suspect suspects attacker attackers assailant assailants perpetrator perpetrators killer killers robber robbers
    intruder bomber bombers hijacker hijackers kidnapper kidnappers knifeman""".split()
)
"""Nouns of those who did it: what befalls them is told apart from what befalls others."""
GENERIC_PERSONS_FOR_ONE = frozenset(
    """person people man woman child boy girl baby infant toddler teenager teen youth student pupil schoolboy schoolgirl teacher civilian
    resident villager passenger pedestrian driver motorist motorcyclist cyclist worker employee labourer laborer miner farmer fisherman
    official lawmaker judge lawyer doctor nurse medic paramedic patient firefighter fireman rescuer responder volunteer journalist
    reporter photographer cameraman activist protester protestor demonstrator migrant refugee tourist bystander soldier trooper
    serviceman fighter militant rebel insurgent guerrilla gunman policeman policewoman constable officer marine paratrooper conscript
    cleric priest nun monk imam guard bodyguard peacekeeper prisoner inmate detainee hostage customer employee mother father son daughter
    brother sister wife husband relative neighbour neighbor pensioner contractor national suspect attacker assailant shooter bomber
    terrorist victim peasant businessman trader shopkeeper vendor pilot sailor crewman crewmember swimmer hiker climber camper minor adult male
    female lady gentleman herder worshipper pilgrim lawman agent deputy lieutenant sergeant corporal colonel general major captain
    commander bus-driver truck-driver homeowner occupant grandmother grandfather councillor councilor mayor senator""".split()
)
"""Singular nouns that make 'one X' and 'a X was killed' a count of one."""
