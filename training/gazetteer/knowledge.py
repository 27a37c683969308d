"""What the sources do not say in a form that can be used: kind words, adjectives of parts of countries, land that more than one state claims."""

from __future__ import annotations

UNIT_WORDS = frozenset(
    """province region state district county governorate oblast raion rayon prefecture department municipality parish canton borough
    territory emirate krai kray voivodeship republic autonomous okrug zone woreda division city of muhafazat muhafazah wilayat wilaya
    ostan provinsi kabupaten kota""".split()
)
UNIT_OPENINGS = (
    "provincia de ", "provincia di ", "departamento de ", "departement de ", "departement du ", "province of ", "state of ", "region of ",
    "province de ", "region de ", "gouvernement ", "gobernacion de ", "wilaya de ", "wilaya d ", "muhafazat al ", "muhafazat ", "estado de ", "oblast ",
    "governorate of ", "county of ", "emirate of ", "republic of ", "raion ", "district of ", "municipality of ",
)  # fmt: skip
SKIPPED_OPENINGS = ("condado de ", "condado ", "comte de ", "grafschaft ")
"""Translations of 'county of' that English never prints."""

CLAIMS = {
    # first-level units (country, GeoNames code) and countries: who else holds or claims them; from Natural Earth's disputed areas
    "UA.11": "RU", "UA.20": "RU", "SY.03": "IL", "IN.12": "PK", "IN.13": "CN,PK", "IN.30": "CN", "PK.06": "IN", "PK.07": "IN",
    "EH": "MA", "TW": "CN", "XK": "RS", "FK": "AR", "GS": "AR", "GI": "ES", "YT": "KM", "IO": "MU",
}  # fmt: skip

ADJECTIVES = {
    # of first-level units (GeoNames code) and of the world's parts (name in the curated list)
    "GB.SCT": "Scottish|Scot|Scots", "GB.ENG": "English|Englishman", "GB.WLS": "Welsh|Welshman", "GB.NIR": "Northern Irish",
    "US.TX": "Texan", "US.CA": "Californian", "US.FL": "Floridian", "US.NY": "New Yorker", "US.HI": "Hawaiian", "US.AK": "Alaskan",
    "US.VA": "Virginian", "US.GA": "Georgian", "US.OH": "Ohioan", "US.CO": "Coloradan", "US.AZ": "Arizonan", "US.OR": "Oregonian",
    "US.IA": "Iowan", "US.MN": "Minnesotan", "US.NV": "Nevadan", "US.KY": "Kentuckian", "US.TN": "Tennessean", "US.MI": "Michigander",
    "US.IN": "Hoosier", "US.NJ": "New Jerseyan", "US.LA": "Louisianan", "US.AL": "Alabamian", "US.KS": "Kansan", "US.NE": "Nebraskan",
    "US.UT": "Utahn", "US.MT": "Montanan", "US.NM": "New Mexican", "US.ND": "North Dakotan", "US.SD": "South Dakotan",
    "ES.56": "Catalan", "ES.59": "Basque", "FR.94": "Corsican", "IT.14": "Sardinian", "IT.15": "Sicilian", "DE.02": "Bavarian",
    "RU.12": "Chechen", "RU.17": "Dagestani", "RU.19": "Ingush", "RU.73": "Tatar", "UA.11": "Crimean",
    "CA.10": "Quebecois|Québécois|Quebecer", "AU.04": "Queenslander", "AU.06": "Tasmanian", "IN.23": "Punjabi", "IN.28": "Bengali",
    "CN.14": "Tibetan", "PK.05": "Sindhi", "PK.02": "Baloch|Balochi", "GE.02": "Abkhaz|Abkhazian", "TZ.25": "Zanzibari",
}  # fmt: skip
COUNTRY_ADJECTIVES = {
    "US": "American", "GB": "British|Briton|Brit|Britons", "PS": "Palestinian", "IL": "Israeli", "RU": "Russian", "UA": "Ukrainian",
    "TW": "Taiwanese", "XK": "Kosovar|Kosovan", "KP": "North Korean", "KR": "South Korean|Korean", "SS": "South Sudanese", "MM": "Burmese|Myanma",
    "CD": "Congolese", "EH": "Sahrawi|Saharawi", "VA": "Vatican", "SA": "Saudi|Saudi Arabian", "AE": "Emirati", "NZ": "Kiwi|New Zealander",
    "NL": "Dutch|Dutchman", "PH": "Filipino|Philippine|Filipina", "FR": "French|Frenchman", "IE": "Irish|Irishman", "PL": "Polish|Pole",
    "DK": "Danish|Dane", "SE": "Swedish|Swede", "FI": "Finnish|Finn", "ES": "Spanish|Spaniard", "TR": "Turkish|Turk", "CH": "Swiss",
    "CN": "Chinese", "JP": "Japanese", "VN": "Vietnamese", "PT": "Portuguese", "IQ": "Iraqi", "HK": "Hong Konger", "BA": "Bosnian",
    "CI": "Ivorian|Ivoirian", "LA": "Lao|Laotian", "KZ": "Kazakh|Kazakhstani", "UZ": "Uzbek", "TJ": "Tajik", "TM": "Turkmen", "KG": "Kyrgyz",
    "AZ": "Azerbaijani|Azeri", "AR": "Argentine|Argentinian", "BD": "Bangladeshi", "TH": "Thai", "NE": "Nigerien", "NG": "Nigerian",
}  # fmt: skip
COUNTRY_NAMES = {
    # names in use in English-language news that the sources give to one country only, or not at all
    "CD": "Congo|DR Congo|DRC|D.R. Congo|Democratic Republic of Congo", "CG": "Congo-Brazzaville|Congo Republic", "KR": "Korea|South Korea",
    "KP": "Korea|North Korea|DPRK", "NL": "Holland", "MM": "Burma", "CI": "Ivory Coast", "TL": "East Timor", "SZ": "Swaziland", "CZ": "Czech Republic",
    "MK": "Macedonia", "PS": "Palestine|Palestinian territories|Palestinian Territories|Occupied Palestinian Territory", "TR": "Türkiye", "VA": "Vatican",
}  # fmt: skip
WORLD_NAMES = {"geo:4140963": 1000}
"""Towns whose name stands for a government in the world's news (AP Stylebook: a bare 'Washington' is the capital), with the renown to use."""
