"""Abbreviations that keep their stop, from general usage in English news."""

from __future__ import annotations

TITLES = frozenset(
    """Mr Mrs Ms Messrs Dr Drs Prof Rev Fr Sr Jr St Gen Lt Col Maj Capt Cpl Sgt Cmdr Comdr Cmndr Adm Brig Pvt Pfc Insp Det Supt Const Ofc Hon Gov
    Sen Sens Rep Reps Pres Amb Sec Atty Asst Assoc Dep Ald Supt Msgr Sra Mme Mlle Ayat""".split()
)
"""Followed by a name: no sentence ends here."""
MONTHS = frozenset("Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec Mon Tue Tues Wed Thu Thur Thurs Fri Sat Sun".split())
NUMBERED = frozenset("No Nos no nos vol Vol pp p art Art sec fig Fig ch Ch approx ca est Est".split())
"""Followed by a number; words of the same letters end sentences else."""
PLACES = frozenset(
    """Ala Ariz Ark Calif Colo Conn Del Fla Ga Ill Ind Kan Ky La Md Mass Mich Minn Miss Mo Mont Neb Nev Okla Ore Pa Tenn Tex Va Vt Wash Wis
    Wyo Ont Que Alta Ave Blvd Rd Hwy Ft Mt Pt Sq Bldg""".split()
)
BODIES = frozenset("Inc Ltd Co Corp Bros Cos Dept Univ Assn Intl Natl Govt Cie Pty Plc".split())
OTHERS = frozenset("etc vs v cf al e.g i.e a.m p.m ft mi km kg lb lbs oz min hr hrs sq viz ibid".split())

ABBREVIATIONS = TITLES | MONTHS | PLACES | BODIES | {"etc", "vs"} | {"Nos", "Vol"}
"""Words that carry a stop of their own wherever they are followed by one; what may also be a word ('no', 'sun' in small letters) is not here."""
