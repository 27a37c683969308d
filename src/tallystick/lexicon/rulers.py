"""Rulers by whose name alone reporters call a state's government and forces: 'the Gaddafi regime', 'Saddam's army'."""

from __future__ import annotations

import re

RULERS = {
    name: code
    for code, names in {
        "AZ": "Aliyev",
        "BG": "Zhivkov",
        "BF": "Compaore Compaoré",
        "BY": "Lukashenko Lukashenka",
        "CD": "Mobutu Kabila",
        "CF": "Bokassa",
        "CL": "Pinochet",
        "CM": "Biya",
        "CN": "Mao",
        "CU": "Castro Batista",
        "DO": "Trujillo",
        "EG": "Mubarak Sisi el-Sisi al-Sisi",
        "ER": "Afwerki",
        "ES": "Franco",
        "ET": "Mengistu",
        "GQ": "Obiang",
        "HT": "Duvalier",
        "ID": "Suharto Soeharto",
        "IQ": "Saddam",
        "IR": "Khomeini Khamenei",
        "KG": "Akayev Bakiyev",
        "KP": "Kim",
        "KZ": "Nazarbayev",
        "LY": "Gaddafi Gadhafi Qaddafi Kadhafi Khadafy al-Gaddafi",
        "NI": "Ortega Somoza",
        "PA": "Noriega",
        "PE": "Fujimori",
        "PH": "Marcos Duterte",
        "PY": "Stroessner",
        "RO": "Ceausescu Ceaușescu",
        "RS": "Milosevic Milošević",
        "RU": "Putin Stalin",
        "RW": "Kagame Habyarimana",
        "SD": "Bashir al-Bashir",
        "SY": "Assad al-Assad",
        "TD": "Deby Déby Habre Habré",
        "TM": "Niyazov Berdymukhamedov",
        "TR": "Erdogan Erdoğan",
        "TZ": "Magufuli",
        "UG": "Museveni",
        "UZ": "Karimov",
        "VE": "Chavez Chávez Maduro",
        "YE": "Saleh",
        "ZW": "Mugabe",
    }.items()
    for name in names.split()
}
"""Surname, as printed, to the country's code (ISO 3166-1 alpha-2)."""
OF_A_RULER = re.compile(
    rf"(?:(?<![\w-])|(?<=pro-))({'|'.join(sorted(map(re.escape, RULERS), key=len, reverse=True))})(?: Hussein)?(?:['’]?s)? "
    r"(?:regime|government|administration|dictatorship|army|military|forces|troops|air force|loyalists|warplanes|jets|artillery)s?\b",
    re.IGNORECASE,
)


def state_of_ruler(words: str) -> str | None:
    """The code of the country whose government or forces are called by its ruler's name; None for other words."""
    found = OF_A_RULER.search(words)
    if found is None:
        return None
    return next(code for name, code in RULERS.items() if name.casefold() == found[1].casefold())
