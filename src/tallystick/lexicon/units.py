"""Units of measurement and of money that stand beside numbers: the printed word to the unit that a figure carries."""

from __future__ import annotations

DISTANCE: dict[str, str] = {
    **dict.fromkeys("km kms kilometre kilometres kilometer kilometers".split(), "km"),
    **dict.fromkeys("mile miles mi".split(), "mile"),
    **dict.fromkeys("metre metres meter meters m".split(), "m"),
    **dict.fromkeys("foot feet ft".split(), "ft"),
    **dict.fromkeys("yard yards yds".split(), "yard"),
}
DEPTH: dict[str, str] = {
    **dict.fromkeys("mm millimetre millimetres millimeter millimeters".split(), "mm"),
    **dict.fromkeys("cm centimetre centimetres centimeter centimeters".split(), "cm"),
    **dict.fromkeys("inch inches".split(), "inch"),
}
"""Rain, snow and water levels: the measure is 'other', because nothing lies that far from anything."""
WEIGHT: dict[str, str] = {
    **dict.fromkeys("tonne tonnes ton tons".split(), "tonne"),
    **dict.fromkeys("kg kilo kilos kilogram kilograms kilogramme kilogrammes".split(), "kg"),
}
AREA: dict[str, str] = {
    **dict.fromkeys("hectare hectares ha".split(), "hectare"),
    **dict.fromkeys("acre acres".split(), "acre"),
}
VOLUME: dict[str, str] = {
    **dict.fromkeys("litre litres liter liters".split(), "litre"),
    **dict.fromkeys("gallon gallons".split(), "gallon"),
    **dict.fromkeys("barrel barrels".split(), "barrel"),
}
SPEED: dict[str, str] = {
    **dict.fromkeys("mph".split(), "mph"),
    **dict.fromkeys("kph kmh km/h".split(), "km/h"),
    **dict.fromkeys("knot knots".split(), "knot"),
}
OTHER_UNITS: dict[str, str] = DEPTH | WEIGHT | AREA | VOLUME | SPEED
AREA_PREFIXES = frozenset({"square", "sq"})
CALIBRE_NOUNS = frozenset(
    """mortar mortars shell shells gun guns howitzer howitzers rocket rockets artillery round rounds cannon cannons ammunition calibre
    caliber pistol handgun rifle bullet bullets cartridge cartridges tank grenade grenades missile missiles""".split()
)
"""'122 mm howitzer' names the weapon: no figure."""

CURRENCY_SIGNS: dict[str, str] = {
    "$": "USD",
    "€": "EUR",
    "£": "GBP",
    "₹": "INR",
    "¥": "JPY",
    "₦": "NGN",
    "₴": "UAH",
    "₽": "RUB",
    "₱": "PHP",
}
CURRENCY_PREFIXES: dict[str, str] = {
    "us$": "USD", "usd": "USD", "eur": "EUR", "gbp": "GBP", "inr": "INR", "rs": "INR", "a$": "AUD", "au$": "AUD", "c$": "CAD", "ca$": "CAD",
    "nz$": "NZD", "hk$": "HKD", "pkr": "PKR", "php": "PHP", "chf": "CHF", "aud": "AUD", "cad": "CAD", "ksh": "KES",
}  # fmt: skip
"""Before the number. 'Rs' is read as Indian rupees unless the report says Pakistani or other: the unit then keeps what was printed."""
CURRENCY_WORDS: dict[str, str] = {
    **dict.fromkeys("dollar dollars usd bucks".split(), "USD"),
    **dict.fromkeys("euro euros eur".split(), "EUR"),
    **dict.fromkeys("gbp sterling".split(), "GBP"),
    **dict.fromkeys("yen".split(), "JPY"),
    **dict.fromkeys("yuan renminbi".split(), "CNY"),
    **dict.fromkeys("naira".split(), "NGN"),
    **dict.fromkeys("hryvnia hryvnias hryvni".split(), "UAH"),
    **dict.fromkeys("ruble rubles rouble roubles".split(), "RUB"),
    **dict.fromkeys("rupee rupees".split(), "rupee"),
    **dict.fromkeys("peso pesos".split(), "peso"),
    **dict.fromkeys("dinar dinars".split(), "dinar"),
    **dict.fromkeys("lira liras".split(), "lira"),
    **dict.fromkeys("riyal riyals rial rials".split(), "rial"),
    **dict.fromkeys("shekel shekels".split(), "ILS"),
    **dict.fromkeys("franc francs".split(), "franc"),
    **dict.fromkeys("shilling shillings".split(), "shilling"),
    **dict.fromkeys("ringgit".split(), "MYR"),
    **dict.fromkeys("baht".split(), "THB"),
    **dict.fromkeys("taka".split(), "BDT"),
    **dict.fromkeys("birr".split(), "ETB"),
    **dict.fromkeys("rand".split(), "ZAR"),
    **dict.fromkeys("crown crowns krona kronor krone kroner".split(), "crown"),
    **dict.fromkeys("pounds".split(), "pound"),
}
"""After the number. Words that several countries use keep the word itself: which one it is is not in them."""

TIME_UNITS = frozenset(
    """second seconds minute minutes min mins hour hours hr hrs day days night nights morning mornings afternoon afternoons evening evenings
    weekend weekends week weeks fortnight fortnights month months quarter quarters season seasons year years yr yrs decade decades century
    centuries generation generations am pm gmt utc o'clock oclock noon midnight hours' days' weeks' months' years' a.m. p.m. a.m p.m
    summers winters springs autumns birthday birthdays anniversary anniversaries termtimes semesters terms moment moments time times
    monday tuesday wednesday thursday friday saturday sunday mondays tuesdays wednesdays thursdays fridays saturdays sundays""".split()
)
MONTHS = frozenset(
    """january february march april may june july august september october november december jan feb mar apr jun jul aug sep sept oct nov
    dec""".split()
)
WEEKDAYS = frozenset("monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri sat sun".split())
