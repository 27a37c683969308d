"""Peoples, faiths and continents whose names name a group and no country."""

from __future__ import annotations

from functools import lru_cache

_ADJECTIVES = frozenset(
    """african asian european american arab arabian balkan baltic caribbean scandinavian nordic latino latina hispanic western muslim christian
    jewish sunni shia shiite shi'ite alawite druze yazidi hindu sikh buddhist catholic protestant coptic maronite islamist jihadist salafist
    kurdish berber tuareg hutu tutsi rohingya uyghur uighur tamil sinhalese pashtun hazara tajik baloch baluch balochi tatar chechen ingush
    circassian basque catalan roma kosovar bosniak turkmen assyrian chaldean fulani hausa igbo yoruba tigrayan oromo amhara zulu xhosa maya
    quechua aymara mapuche inuit maori aboriginal zionist communist maoist""".split()
)
_PLURALS = frozenset(
    """jews kurds sunnis shias shiites arabs turkmens alawites pashtuns hazaras tatars europeans
    jesuits franciscans dominicans benedictines carmelites salesians capuchins augustinians cistercians trappists mormons quakers baptists
    methodists lutherans anglicans presbyterians pentecostals evangelicals mennonites adventists sikhs copts yazidis alevis bahais""".split()
)


@lru_cache(maxsize=4096)
def is_people(word: str) -> bool:
    """Whether the capitalised word ('Kurdish', 'Muslims', 'Islamist') names a people or those of a faith."""
    lower = word.lower()
    return word[:1].isupper() and (lower in _ADJECTIVES or lower in _PLURALS or lower.removesuffix("s") in _ADJECTIVES)
