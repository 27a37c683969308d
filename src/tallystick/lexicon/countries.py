"""Countries by name, capital and demonym: who 'Russia', 'Moscow', 'Russian' and 'Russians' speak for.

Names and capitals from GeoNames (CC BY 4.0), demonyms from the CIA World Factbook (public domain), with usual short and former names
added from general knowledge. One line a country: ISO 3166-1 alpha-2 code; names; seats of government; demonyms.
"""

from __future__ import annotations

from functools import lru_cache

_TABLE = """
AD;Andorra;Andorra la Vella;Andorran
AE;United Arab Emirates|UAE|U.A.E.|Emirates;Abu Dhabi;Emirati|UAE
AF;Afghanistan;Kabul;Afghan
AG;Antigua and Barbuda;St. John's;Antiguan|Barbudan
AL;Albania;Tirana;Albanian
AM;Armenia;Yerevan;Armenian
AO;Angola;Luanda;Angolan
AR;Argentina;Buenos Aires;Argentine|Argentinian|Argentinean
AT;Austria;Vienna;Austrian
AU;Australia;Canberra;Australian
AZ;Azerbaijan;Baku;Azerbaijani|Azeri
BA;Bosnia and Herzegovina|Bosnia;Sarajevo;Bosnian|Herzegovinian|Bosniak
BB;Barbados;Bridgetown;Barbadian|Bajan
BD;Bangladesh;Dhaka;Bangladeshi
BE;Belgium;Brussels;Belgian
BF;Burkina Faso|Burkina;Ouagadougou;Burkinabe|Burkinabé
BG;Bulgaria;Sofia;Bulgarian
BH;Bahrain;Manama;Bahraini
BI;Burundi;Gitega;Burundian
BJ;Benin;Porto-Novo;Beninese
BN;Brunei;Bandar Seri Begawan;Bruneian
BO;Bolivia;Sucre;Bolivian
BQ;Bonaire, Saint Eustatius and Saba ;;
BR;Brazil;Brasilia;Brazilian
BS;Bahamas;Nassau;Bahamian
BT;Bhutan;Thimphu;Bhutanese
BW;Botswana;Gaborone;Motswana|Batswana|Botswanan
BY;Belarus;Minsk;Belarusian|Belarussian|Belorussian
BZ;Belize;Belmopan;Belizean
CA;Canada;Ottawa;Canadian
CD;Democratic Republic of the Congo|DRC|DR Congo|Democratic Republic of Congo|Congo;Kinshasa;Congolese|DRC
CF;Central African Republic|CAR;Bangui;Central African
CG;Republic of the Congo|Congo-Brazzaville|Congo Republic;Brazzaville;Congolese
CH;Switzerland;Bern;Swiss
CI;Ivory Coast|Cote d'Ivoire|Côte d'Ivoire;Yamoussoukro;Ivoirian|Ivorian
CL;Chile;Santiago;Chilean
CM;Cameroon;Yaounde;Cameroonian
CN;China|People's Republic of China|PRC;Beijing;Chinese
CO;Colombia;Bogota;Colombian
CR;Costa Rica;San Jose;Costa Rican
CU;Cuba;Havana;Cuban
CV;Cabo Verde|Cape Verde;Praia;Cabo Verdean
CY;Cyprus;Nicosia;Cypriot
CZ;Czechia|Czech Republic;Prague;Czech
DE;Germany;Berlin;German
DJ;Djibouti;Djibouti;Djiboutian
DK;Denmark;Copenhagen;Danish|Dane
DM;Dominica;Roseau;Dominican
DO;Dominican Republic;Santo Domingo;Dominican
DZ;Algeria;Algiers;Algerian
EC;Ecuador;Quito;Ecuadorian
EE;Estonia;Tallinn;Estonian
EG;Egypt;Cairo;Egyptian
ER;Eritrea;Asmara;Eritrean
ES;Spain;Madrid;Spanish|Spaniard
ET;Ethiopia;Addis Ababa;Ethiopian
FI;Finland;Helsinki;Finnish|Finn
FJ;Fiji;Suva;Fijian
FM;Micronesia;Palikir;Micronesian|Chuukese|Kosraen|Pohnpeian|Yapese
FR;France;Paris;French|Frenchman|Frenchwoman
GA;Gabon;Libreville;Gabonese
GB;United Kingdom|UK|U.K.|Britain|Great Britain;London|Westminster;British|Briton|UK|U.K.|Brit|English|Scottish|Welsh|Northern Irish
GD;Grenada;St. George's;Grenadian
GE;Georgia;Tbilisi;Georgian
GF;French Guiana;Cayenne;
GH;Ghana;Accra;Ghanaian
GM;Gambia;Banjul;Gambian
GN;Guinea;Conakry;Guinean
GP;Guadeloupe;Basse-Terre;
GQ;Equatorial Guinea;Malabo;Equatorial Guinean|Equatoguinean
GR;Greece;Athens;Greek
GT;Guatemala;Guatemala City;Guatemalan
GW;Guinea-Bissau;Bissau;Bissau-Guinean
GY;Guyana;Georgetown;Guyanese
HK;Hong Kong;Hong Kong;
HN;Honduras;Tegucigalpa;Honduran
HR;Croatia;Zagreb;Croatian|Croat
HT;Haiti;Port-au-Prince;Haitian
HU;Hungary;Budapest;Hungarian
ID;Indonesia;Jakarta;Indonesian
IE;Ireland;Dublin;Irish|Irishman|Irishwoman
IL;Israel;Jerusalem|Tel Aviv;Israeli
IN;India;New Delhi|Delhi;Indian
IQ;Iraq;Baghdad;Iraqi
IR;Iran|Islamic Republic of Iran;Tehran;Iranian
IS;Iceland;Reykjavik;Icelandic|Icelander
IT;Italy;Rome;Italian
JM;Jamaica;Kingston;Jamaican
JO;Jordan;Amman;Jordanian
JP;Japan;Tokyo;Japanese
KE;Kenya;Nairobi;Kenyan
KG;Kyrgyzstan;Bishkek;Kyrgyzstani|Kyrgyz|Kirghiz
KH;Cambodia;Phnom Penh;Cambodian
KI;Kiribati;Tarawa;I-Kiribati
KM;Comoros;Moroni;Comoran
KN;Saint Kitts and Nevis;Basseterre;Kittitian|Nevisian
KP;North Korea|DPRK;Pyongyang;North Korean
KR;South Korea|Republic of Korea|ROK;Seoul;South Korean
XK;Kosovo;Pristina;Kosovan|Kosovar
KW;Kuwait;Kuwait City;Kuwaiti
KZ;Kazakhstan;Astana;Kazakhstani|Kazakh
LA;Laos;Vientiane;Lao|Laotian
LB;Lebanon;Beirut;Lebanese
LC;Saint Lucia;Castries;Saint Lucian
LI;Liechtenstein;Vaduz;Liechtensteiner
LK;Sri Lanka;Colombo;Sri Lankan
LR;Liberia;Monrovia;Liberian
LS;Lesotho;Maseru;Basotho|Mosotho
LT;Lithuania;Vilnius;Lithuanian
LU;Luxembourg;Luxembourg;Luxembourger
LV;Latvia;Riga;Latvian
LY;Libya;Tripoli;Libyan
MA;Morocco;Rabat;Moroccan
MC;Monaco;Monaco;Monegasque|Monacan
MD;Moldova;Chisinau|Chișinău;Moldovan
ME;Montenegro;Podgorica;Montenegrin
MG;Madagascar;Antananarivo;Malagasy|Madagascan
MH;Marshall Islands;Majuro;Marshallese
MK;North Macedonia|Macedonia;Skopje;Macedonian
ML;Mali;Bamako;Malian
MM;Myanmar|Burma;Naypyidaw|Nay Pyi Taw;Burmese|Myanmar
MN;Mongolia;Ulaanbaatar;Mongolian
MQ;Martinique;Fort-de-France;
MR;Mauritania;Nouakchott;Mauritanian
MT;Malta;Valletta;Maltese
MU;Mauritius;Port Louis;Mauritian
MV;Maldives;Male;Maldivian
MW;Malawi;Lilongwe;Malawian
MX;Mexico;Mexico City;Mexican
MY;Malaysia;Kuala Lumpur;Malaysian
MZ;Mozambique;Maputo;Mozambican
NA;Namibia;Windhoek;Namibian
NE;Niger;Niamey;Nigerien
NG;Nigeria;Abuja;Nigerian
NI;Nicaragua;Managua;Nicaraguan
NL;Netherlands|Holland;The Hague|Amsterdam;Dutch|Dutchman|Dutchwoman
NO;Norway;Oslo;Norwegian
NP;Nepal;Kathmandu;Nepali|Nepalese
NR;Nauru;Yaren;Nauruan
NZ;New Zealand;Wellington;New Zealander|Kiwi
OM;Oman;Muscat;Omani
PA;Panama;Panama City;Panamanian
PE;Peru;Lima;Peruvian
PG;Papua New Guinea|PNG;Port Moresby;Papua New Guinean
PH;Philippines;Manila;Philippine|Filipino|Filipina
PK;Pakistan;Islamabad;Pakistani
PL;Poland;Warsaw;Polish|Pole
PR;Puerto Rico;San Juan;Puerto Rican
PS;Palestinian Territory|Palestine|Palestinian territories|Palestinian Territories|State of Palestine;Ramallah;Palestinian|Gazan
PT;Portugal;Lisbon;Portuguese
PW;Palau;Melekeok;Palauan
PY;Paraguay;Asuncion;Paraguayan
QA;Qatar;Doha;Qatari
RE;Reunion;Saint-Denis;
RO;Romania;Bucharest;Romanian
RS;Serbia;Belgrade;Serbian|Serb
RU;Russia|Russian Federation;Moscow;Russian
RW;Rwanda;Kigali;Rwandan
SA;Saudi Arabia|Kingdom of Saudi Arabia;Riyadh;Saudi|Saudi Arabian
SB;Solomon Islands;Honiara;Solomon Islander
SC;Seychelles;Victoria;Seychellois
SD;Sudan;Khartoum;Sudanese
SS;South Sudan;Juba;South Sudanese
SE;Sweden;Stockholm;Swedish|Swede
SG;Singapore;Singapore;Singaporean
SI;Slovenia;Ljubljana;Slovenian|Slovene
SK;Slovakia;Bratislava;Slovak
SL;Sierra Leone;Freetown;Sierra Leonean
SM;San Marino;San Marino;Sammarinese
SN;Senegal;Dakar;Senegalese
SO;Somalia;Mogadishu;Somali
SR;Suriname;Paramaribo;Surinamese|Surinamer
ST;Sao Tome and Principe;Sao Tome;Sao Tomean
SV;El Salvador;San Salvador;Salvadoran|Salvadorean
SY;Syria|Syrian Arab Republic;Damascus;Syrian
SZ;Eswatini|Swaziland;Mbabane;Swati|Swazi
TD;Chad;N'Djamena;Chadian
TG;Togo;Lome;Togolese
TH;Thailand;Bangkok;Thai
TJ;Tajikistan;Dushanbe;Tajikistani|Tajik
TL;Timor Leste|East Timor;Dili;Timorese|East Timorese
TM;Turkmenistan;Ashgabat;Turkmenistani|Turkmen
TN;Tunisia;Tunis;Tunisian
TO;Tonga;Nuku'alofa;Tongan
TR;Turkey|Türkiye|Turkiye;Ankara;Turkish|Turk
TT;Trinidad and Tobago;Port of Spain;Trinidadian|Tobagonian
TV;Tuvalu;Funafuti;Tuvaluan
TW;Taiwan|Republic of China;Taipei;Taiwanese
TZ;Tanzania;Dodoma;Tanzanian
UA;Ukraine;Kyiv|Kiev;Ukrainian
UG;Uganda;Kampala;Ugandan
US;United States|US|U.S.|USA|U.S.A.|United States of America|America;Washington|Washington, D.C.;American|US|U.S.
UY;Uruguay;Montevideo;Uruguayan
UZ;Uzbekistan;Tashkent;Uzbekistani|Uzbek
VA;Vatican|Holy See;Vatican City;
VC;Saint Vincent and the Grenadines;Kingstown;Saint Vincentian|Vincentian
VE;Venezuela;Caracas;Venezuelan
VN;Vietnam;Hanoi;Vietnamese
VU;Vanuatu;Port Vila;Ni-Vanuatu
WS;Samoa;Apia;Samoan
YE;Yemen;Sanaa|Sana'a;Yemeni
YT;Mayotte;Mamoudzou;
ZA;South Africa;Pretoria;South African
ZM;Zambia;Lusaka;Zambian
ZW;Zimbabwe;Harare;Zimbabwean
"""

AMBIGUOUS_SEATS = frozenset(
    "Victoria Kingston Male Georgetown Stanley Roseau Hamilton Monaco Luxembourg Djibouti Singapore Panama Guatemala".split()
)
"""Capitals whose bare name is as often another thing."""


@lru_cache(maxsize=1)
def _tables() -> tuple[dict[str, str], dict[str, str], dict[str, str], dict[str, str]]:
    names: dict[str, str] = {}
    seats: dict[str, str] = {}
    demonyms: dict[str, str] = {}
    full: dict[str, str] = {}
    for line in _TABLE.strip().split("\n"):
        code, called, capitals, people = line.split(";")
        full[code] = called.split("|")[0]
        for name in called.split("|"):
            names.setdefault(name, code)
        for name in filter(None, capitals.split("|")):
            seats.setdefault(name, code)
        for name in filter(None, people.split("|")):
            demonyms.setdefault(name, code)
    return names, seats, demonyms, full


def country_named(name: str) -> str | None:
    """The code of the country that is called so."""
    return _tables()[0].get(name.removeprefix("the ").removeprefix("The "))


def country_names() -> frozenset[str]:
    """All that countries are called."""
    return frozenset(_tables()[0])


def country_seated(name: str) -> str | None:
    """The code of the country whose government sits there ('Moscow')."""
    return None if name in AMBIGUOUS_SEATS else _tables()[1].get(name)


def country_of_demonym(word: str) -> str | None:
    """The code of the country that 'Russian' or 'Russians' belongs to."""
    table = _tables()[2]
    if word in table:
        return table[word]
    if word.endswith("s") and word[:-1] in table:
        return table[word[:-1]]
    return table.get(word[:-3] + "man") if word.endswith("men") else None


def country_name(code: str) -> str:
    """The country's usual name; the code itself where it is unknown."""
    return _tables()[3].get(code, code)
