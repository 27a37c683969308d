"""Well-known bodies and their other names, words that tell an organization or a facility, media and channels, and who speaks for a state.

Written from general knowledge: bodies of the United Nations, alliances, agencies, armed groups, aid organizations, news outlets. One line
an entity: names separated by ``|``, the first is the full name; after ``@`` the ISO 3166-1 alpha-2 code of the country it belongs to.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

_ARMED = """
Free Syrian Army|FSA
Syrian Democratic Forces|SDF
Syrian Arab Army|SAA@SY
People's Protection Units|YPG
Islamic State|IS|ISIS|ISIL|Isis|Isil|Daesh|Da'esh|Islamic State group|Islamic State in Iraq and Syria|Islamic State of Iraq and Syria|Islamic State of Iraq and the Levant|Islamic State in Iraq and the Levant|so-called Islamic State|Islamic State of Iraq and al-Sham
Islamic State Khorasan Province|ISIS-K|ISKP|IS-K|Islamic State in Khorasan|Isis-K
Al-Qaeda|al-Qaeda|Al Qaeda|al Qaeda|Al-Qaida|al-Qaida|al-Qa'ida
Al-Qaeda in the Arabian Peninsula|AQAP
Al-Qaeda in the Islamic Maghreb|AQIM
Jabhat Fateh al-Sham|Fateh al-Sham Front|Al-Nusra Front|Nusra Front|al-Nusra Front|Jabhat al-Nusra|Fatah al-Sham
Hayat Tahrir al-Sham|HTS|Tahrir al-Sham
Ahrar al-Sham
Al-Shabaab|al-Shabaab|Al Shabaab|al Shabab|al-Shabab|Al-Shabab
Boko Haram
Taliban|Afghan Taliban|Taleban
Tehrik-i-Taliban Pakistan|TTP|Pakistani Taliban
Haqqani network
Lashkar-e-Taiba|LeT|Lashkar-e-Tayyiba
Jaish-e-Mohammed|JeM
Hezbollah|Hizbullah|Hizbollah|Hezbullah
Hamas|Islamic Resistance Movement
Palestinian Islamic Jihad|Islamic Jihad|PIJ
Fatah
Houthis|Houthi movement|Ansar Allah|Ansarullah|Houthi|Huthis
Kurdistan Workers' Party|PKK|Kurdistan Workers Party
Popular Mobilization Forces|PMF|Popular Mobilisation Forces|Hashd al-Shaabi
Islamic Revolutionary Guard Corps|IRGC|Revolutionary Guards|Revolutionary Guard Corps|Iranian Revolutionary Guard|Revolutionary Guard@IR
Revolutionary Armed Forces of Colombia|FARC|Farc
National Liberation Army|ELN
Sendero Luminoso|Shining Path
Lord's Resistance Army|LRA
M23|March 23 Movement
Allied Democratic Forces|ADF
Rapid Support Forces|RSF paramilitary
Sudanese Armed Forces|SAF@SD
Tigray People's Liberation Front|TPLF
Oromo Liberation Army|OLA
Ethiopian National Defense Force|ENDF@ET
Libyan National Army|LNA
Irish Republican Army|IRA
Wagner Group|Wagner|PMC Wagner@RU
Azov Regiment|Azov Battalion|Azov@UA
Arakan Army
Tatmadaw@MM
Liberation Tigers of Tamil Eelam|LTTE|Tamil Tigers
Moro Islamic Liberation Front|MILF
Abu Sayyaf|Abu Sayyaf Group
Jemaah Islamiyah
Israel Defense Forces|IDF|Israeli Defense Forces|Israel Defence Forces|Israeli army|Israeli military@IL
"""
"""Armies and armed groups."""

_BODIES = """
United Nations|UN|U.N.|United Nations Organization|United Nations Organisation
United Nations Security Council|UN Security Council|U.N. Security Council|Security Council|UNSC
United Nations General Assembly|UN General Assembly|U.N. General Assembly|UNGA
United Nations Children's Fund|UNICEF|Unicef|United Nations International Children's Emergency Fund|UN children's agency
United Nations High Commissioner for Refugees|UNHCR|UN Refugee Agency|UN refugee agency|U.N. refugee agency|United Nations refugee agency
Office for the Coordination of Humanitarian Affairs|OCHA|UNOCHA|UN OCHA|United Nations Office for the Coordination of Humanitarian Affairs|Office for the Co-ordination of Humanitarian Affairs
Office of the United Nations High Commissioner for Human Rights|OHCHR|UN Human Rights Office|UN human rights office|U.N. human rights office
United Nations Human Rights Council|UN Human Rights Council|UNHRC
United Nations Relief and Works Agency|UNRWA
United Nations Development Programme|UNDP
United Nations Interim Force in Lebanon|UNIFIL|Unifil
World Health Organization|WHO|World Health Organisation|W.H.O.
World Food Programme|WFP|World Food Program|UN World Food Programme
World Meteorological Organization|WMO|World Meteorological Organisation
International Atomic Energy Agency|IAEA
International Organization for Migration|IOM|International Organisation for Migration
International Labour Organization|ILO|International Labor Organization
International Monetary Fund|IMF
World Bank
World Trade Organization|WTO|World Trade Organisation
Food and Agriculture Organization|FAO
UNESCO|Unesco|United Nations Educational, Scientific and Cultural Organization
OPCW|Organisation for the Prohibition of Chemical Weapons|Organization for the Prohibition of Chemical Weapons
Organization for Security and Co-operation in Europe|OSCE|Organisation for Security and Co-operation in Europe|Organization for Security and Cooperation in Europe
International Criminal Court|ICC
International Court of Justice|ICJ|World Court
North Atlantic Treaty Organization|NATO|Nato|North Atlantic Treaty Organisation
European Union|EU|E.U.
European Commission|EC
European Parliament
African Union|AU
Arab League|League of Arab States
Association of Southeast Asian Nations|ASEAN|Asean
Economic Community of West African States|ECOWAS|Ecowas
Intergovernmental Authority on Development|IGAD
Gulf Cooperation Council|GCC
Organization of the Petroleum Exporting Countries|OPEC|Opec
Organisation of Islamic Cooperation|OIC|Organization of Islamic Cooperation
Organization of American States|OAS
Commonwealth of Independent States|CIS
Collective Security Treaty Organization|CSTO
International Committee of the Red Cross|ICRC|Red Cross
International Federation of Red Cross and Red Crescent Societies|IFRC
Doctors Without Borders|MSF|Medecins Sans Frontieres|Médecins Sans Frontières
Human Rights Watch|HRW
Amnesty International|Amnesty
Save the Children
Committee to Protect Journalists|CPJ
Reporters Without Borders|RSF|Reporters Sans Frontières
Syrian Observatory for Human Rights|SOHR|Syrian Observatory
Syrian Civil Defense|White Helmets|Syrian Civil Defence|Syria Civil Defence
National Coalition for Syrian Revolutionary and Opposition Forces|Syrian National Coalition|Syrian Coalition|National Coalition of Syrian Revolution and Opposition Forces|Syrian Opposition Coalition
Palestine Liberation Organization|PLO
Palestinian Authority|PA|Palestinian National Authority
Government of National Accord|GNA
Donetsk People's Republic|DPR|DNR
Luhansk People's Republic|LPR|LNR|Lugansk People's Republic
Mossad@IL
Shin Bet|Shin Beit@IL
Federal Bureau of Investigation|FBI|F.B.I.@US
Central Intelligence Agency|CIA|C.I.A.@US
Department of Homeland Security|DHS|Homeland Security@US
Federal Emergency Management Agency|FEMA@US
National Weather Service|NWS@US
National Hurricane Center|NHC@US
National Oceanic and Atmospheric Administration|NOAA@US
United States Geological Survey|USGS|U.S. Geological Survey|US Geological Survey@US
Centers for Disease Control and Prevention|CDC@US
Bureau of Alcohol, Tobacco, Firearms and Explosives|ATF@US
National Transportation Safety Board|NTSB@US
Federal Aviation Administration|FAA@US
National Security Council|NSC@US
Environmental Protection Agency|EPA@US
Department of Defense|Pentagon|Defense Department|US Department of Defense|U.S. Department of Defense|DoD@US
State Department|Department of State|US State Department|U.S. State Department@US
Justice Department|Department of Justice|DOJ|US Justice Department|U.S. Justice Department@US
Drug Enforcement Administration|DEA@US
United States Agency for International Development|USAID@US
US Central Command|CENTCOM|Centcom|U.S. Central Command@US
Los Angeles Police Department|LAPD|Los Angeles Police|Los Angeles police@US
New York Police Department|NYPD|New York City Police Department|New York police@US
Metropolitan Police|Met Police|Scotland Yard|Metropolitan Police Service@GB
MI5|Security Service@GB
MI6|Secret Intelligence Service@GB
Ministry of Defence|MoD|MOD
Federal Security Service|FSB@RU
Main Intelligence Directorate|GRU@RU
Security Service of Ukraine|SBU@UA
Main Directorate of Intelligence|HUR|GUR@UA
General Staff of the Armed Forces of Ukraine|Ukrainian General Staff|General Staff of Ukraine@UA
National Disaster Response Force|NDRF@IN
India Meteorological Department|IMD@IN
Central Bureau of Investigation|CBI@IN
Bharatiya Janata Party|BJP@IN
Inter-Services Intelligence|ISI@PK
Inter-Services Public Relations|ISPR@PK
National Disaster Management Authority|NDMA
National Disaster Risk Reduction and Management Council|NDRRMC@PH
Philippine Institute of Volcanology and Seismology|Phivolcs|PHIVOLCS@PH
PAGASA|Philippine Atmospheric, Geophysical and Astronomical Services Administration@PH
National Disaster Management Agency|BNPB|National Disaster Mitigation Agency|National Agency for Disaster Management@ID
Meteorology, Climatology and Geophysics Agency|BMKG@ID
Disaster and Emergency Management Authority|AFAD|Disaster and Emergency Management Presidency@TR
European-Mediterranean Seismological Centre|EMSC
Japan Meteorological Agency|JMA@JP
Tokyo Electric Power Company|TEPCO|Tepco@JP
People's Liberation Army|PLA@CN
Communist Party of China|CPC|Chinese Communist Party|CCP@CN
Democratic Party|Democrats@US
Republican Party|GOP|Republicans@US
African National Congress|ANC@ZA
Muslim Brotherhood
"""

_MEDIA = """
Associated Press|AP
Agence France-Presse|AFP|Agence France Presse
Reuters
Bloomberg|Bloomberg News
United Press International|UPI
Deutsche Presse-Agentur|dpa|DPA
Press Trust of India|PTI@IN
Asian News International|ANI@IN
Xinhua|Xinhua News Agency|Xinhua news agency@CN
Kyodo|Kyodo News@JP
Yonhap|Yonhap News Agency|Yonhap news agency@KR
TASS|Tass|ITAR-TASS|Itar-Tass@RU
RIA Novosti|RIA|Ria Novosti|RIA Novosti news agency@RU
Interfax|Interfax news agency@RU
Interfax-Ukraine@UA
Ukrinform@UA
Ukrainska Pravda|Ukrayinska Pravda@UA
Kyiv Independent|The Kyiv Independent@UA
Sputnik|Sputnik News@RU
RT|Russia Today@RU
RBK|RBC@RU
Rossiya 24@RU
SANA|Syrian Arab News Agency|Sana@SY
Anadolu Agency|Anadolu|AA@TR
Fars|Fars News Agency|Fars news agency@IR
Tasnim|Tasnim News Agency@IR
IRNA@IR
Press TV@IR
British Broadcasting Corporation|BBC|BBC News
Sky News|Sky
ITV|ITV News
Channel 4|Channel 4 News
The Guardian|Guardian
The Times
The Telegraph|Daily Telegraph|The Daily Telegraph
The Independent
Daily Mail
Financial Times|FT|The Financial Times
The Economist
CNN|Cable News Network
MSNBC
NBC|NBC News
CBS|CBS News
ABC News|ABC
Fox News|Fox
PBS
NPR|National Public Radio
C-SPAN
New York Times|The New York Times|NYT
Washington Post|The Washington Post
Wall Street Journal|The Wall Street Journal|WSJ
Los Angeles Times|LA Times|The Los Angeles Times
Boston Globe|The Boston Globe
Chicago Tribune
Miami Herald
Newsweek
Time magazine
Politico
Axios
BuzzFeed|BuzzFeed News
Huffington Post|HuffPost|The Huffington Post
USA Today
Univision
Telemundo
Voice of America|VOA
Radio Free Europe|RFE/RL|Radio Free Europe/Radio Liberty|Radio Liberty
Radio France Internationale|RFI
France 24|France24
BFM TV|BFMTV|BFM
Le Monde
Le Figaro
Liberation
Der Spiegel|Spiegel
Bild
Die Welt
El Pais|El País
La Repubblica
Corriere della Sera
Deutsche Welle|DW
Al Jazeera|Al-Jazeera|al-Jazeera
Al Arabiya|Al-Arabiya
Al Mayadeen|Al-Mayadeen
Al-Manar|Al Manar
Al-Masdar News|Al Masdar News
Asharq Al-Awsat|Al-Sharq al-Awsat
Al-Ahram|Ahram Online|Al Ahram
Haaretz
Times of Israel|The Times of Israel
Jerusalem Post|The Jerusalem Post
Kan
Channel 12
Dawn
Geo News|Geo TV
The Hindu
Times of India|The Times of India
Hindustan Times
Indian Express|The Indian Express
NDTV
Global Times
China Daily
CCTV
South China Morning Post
NHK
CBC|CBC News
Globe and Mail|The Globe and Mail
Toronto Star
Sydney Morning Herald
Australian Broadcasting Corporation
"""

_SEATS = """
Kremlin|Moscow@RU
White House|Washington|Capitol Hill|Biden administration|Trump administration|Obama administration|Bush administration@US
Downing Street|10 Downing Street|Whitehall@GB
Elysee|Elysée|Élysée|Elysee Palace|Quai d'Orsay@FR
Blue House@KR
Bundestag@DE
Knesset@IL
Kyiv|Kiev@UA
Verkhovna Rada@UA
State Duma|Duma@RU
"""

PLATFORMS: dict[str, str] = {
    "telegram": "Telegram",
    "twitter": "Twitter",
    "x": "X",
    "facebook": "Facebook",
    "instagram": "Instagram",
    "youtube": "YouTube",
    "whatsapp": "WhatsApp",
    "tiktok": "TikTok",
    "snapchat": "Snapchat",
    "skype": "Skype",
    "viber": "Viber",
    "vkontakte": "VKontakte",
    "weibo": "Weibo",
    "wechat": "WeChat",
    "reddit": "Reddit",
    "linkedin": "LinkedIn",
    "truth social": "Truth Social",
    "periscope": "Periscope",
    "zoom": "Zoom",
    "signal": "Signal",
}
"""Platforms by their lower-case name. 'X' and 'Signal' count only after 'on'."""

CHANNEL_NOUNS = frozenset(
    """television tv radio statement interview briefing conference telegram twitter facebook tweet post speech address message video videolink
    call email letter broadcast livestream newspaper channel program programme show blog website page account broadcaster station
    network agency service release reporters journalists media press outlet outlets magazine daily""".split()
)
"""Heads of phrases that say by which way the words went out ('on his Telegram channel', 'in a statement')."""

MEDIA_NOUNS = frozenset(
    """media outlet outlets newspaper newspapers broadcaster broadcasters agency agencies press magazine daily tabloid website station
    channel network television tv radio journalist journalists reporter reporters correspondents""".split()
)
"""Nouns for those who pass words on: hearers of 'told …' and speakers of '… reported'."""

ORGANIZATION_WORDS = frozenset(
    """ministry department agency office bureau council committee commission parliament senate congress cabinet administration army navy
    military force forces guard guards police court tribunal party group organisation organization union company corporation corp inc ltd
    association federation alliance coalition university institute institution foundation charity observatory service services command
    embassy consulate authority board bank fund network television tv radio times post news herald tribune journal gazette press media
    directorate secretariat presidency battalion brigade regiment division corps militia movement front brigades resistance watch society
    club league church college school academy team campaign centre center programme program project initiative mission delegation
    convention conference laboratory airlines airways crescent cross fire rescue squad constabulary sheriff's republicans democrats house
    assembly chamber duma rada knesset bundestag reserve treasury taskforce trust survey inspectorate holdings industries systems""".split()
)
"""Words that, inside a capitalised name, tell an organization."""

FACILITY_WORDS = frozenset(
    """street road avenue boulevard highway route square plaza park bridge tunnel airport airfield airbase port harbour harbor station
    stadium arena theater theatre cinema hall hospital clinic prison jail camp base palace castle cathedral mosque church synagogue temple
    monastery museum library hotel mall market tower building dam reactor plant pipeline refinery factory checkpoint barracks embassy
    cemetery beach quay dock terminal metro subway lane pier gate gardens garden zoo bazaar shrine nightclub ave blvd rd hwy pkwy st dr ln ct""".split()
)
"""Words that end the name of a facility."""

PLACE_WORDS = frozenset(
    """city town village county district province region oblast governorate prefecture state island islands river lake sea bay gulf strait
    ocean mountain mountains mount valley peninsula desert coast forest basin delta canal parish borough township municipality quarter
    suburb territory republic kingdom heights hills cape peak ridge strip bank north south east west central""".split()
)

EVENT_WORDS = frozenset(
    """war battle revolution uprising olympics cup games festival summit conference day week intifada holocaust genocide massacre earthquake
    hurricane cyclone typhoon storm tsunami crisis election elections championship tournament memorial convention agreement treaty accord
    accords act charter resolution operation classic ramadan christmas easter eid thanksgiving""".split()
)


class Body(NamedTuple):
    """A well-known body: its full name, all its names, the country it belongs to and whether it is a medium or a seat of power."""

    name: str
    names: tuple[str, ...]
    country: str | None
    medium: bool = False
    seat: bool = False
    armed: bool = False


def _rows(table: str, medium: bool = False, seat: bool = False, armed: bool = False) -> list[Body]:
    found = []
    for line in table.strip().split("\n"):
        names, _, country = line.partition("@")
        parts = tuple(names.split("|"))
        found.append(Body(parts[0], parts, country or None, medium, seat, armed))
    return found


@lru_cache(maxsize=1)
def _by_name() -> dict[str, Body]:
    found: dict[str, Body] = {}
    for body in (*_rows(_BODIES), *_rows(_ARMED, armed=True), *_rows(_MEDIA, medium=True), *_rows(_SEATS, seat=True)):
        for name in body.names:
            found.setdefault(name, body)
    return found


GROUP_ENDINGS = (" group", " organization", " organisation")
"""Words that a report puts behind the name of an armed or political group."""


def known_body(name: str) -> Body | None:
    """The body that is called so, as printed (capitals count: 'WHO' is a body, 'who' is not).

    Looked through are a leading 'the', a 'group' behind the name, and capitals throughout.
    """
    table = _by_name()
    found = table.get(name)
    if found is None and name[:4] in {"the ", "The "}:
        found = table.get(name := name[4:])
    if found is None and name.endswith(GROUP_ENDINGS):
        name = name.rsplit(" ", 1)[0]
        found = table.get(name.removesuffix(" terrorist").removesuffix(" terror").removesuffix(" jihadist").removesuffix(" militant"))
    if found is None and len(name) > 4 and name.isupper():
        found = table.get(name.title())
    return found


ARMED_WORD = re.compile(
    r"\b(?:Front|Army|Militias?|Brigades?|Battalions?|Regiment|Guards|Revolutionary Guard|Forces|Guerrillas?|Liberation|Jihad|Mujahideen|Mujahedin|"
    r"Tigers|Resistance|Air Force|Navy|Commandos?|Command|Legion|Martyrs|Partisans?|Contras?|Janjaweed|Taliban)\b"
)


def is_armed(name: str) -> bool:
    """Whether the body fights: an army or armed group that is well known, or one that its words call so ('the Asmar Liberation Front')."""
    body = known_body(name)
    return body.armed if body is not None else ARMED_WORD.search(name) is not None


def known_names() -> frozenset[str]:
    """Every name of a known body."""
    return frozenset(_by_name())
