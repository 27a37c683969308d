"""Agencies and outlets with their abbreviations, addresses and home countries. Names and domains are public facts of the outlets' own pages."""

from __future__ import annotations

import re
from functools import lru_cache

import msgspec


class Outlet(msgspec.Struct, frozen=True):
    """An agency or outlet."""

    name: str
    kind: str
    """'agency', 'broadcaster', 'newspaper', 'site'."""
    country: str | None = None
    """ISO 3166-1 alpha-2 of its home."""
    state: bool = False
    """Owned or directed by a state."""
    aliases: tuple[str, ...] = ()
    domains: tuple[str, ...] = ()


_ROWS = """
Associated Press|agency|US||AP;The Associated Press;AP News|apnews.com;ap.org
Reuters|agency|GB||Thomson Reuters;Thomson Reuters Foundation|reuters.com;news.trust.org
Agence France-Presse|agency|FR||AFP|afp.com
United Press International|agency|US||UPI|upi.com
Bloomberg|agency|US||Bloomberg News|bloomberg.com
Press Trust of India|agency|IN||PTI|ptinews.com
Asian News International|agency|IN||ANI|aninews.in
Indo-Asian News Service|agency|IN||IANS|ians.in
United News of India|agency|IN||UNI|
Xinhua|agency|CN|state|Xinhua News Agency|xinhuanet.com;news.cn
China News Service|agency|CN|state|CNS;ECNS|chinanews.com
TASS|agency|RU|state|Itar-Tass;ITAR-TASS|tass.com;tass.ru
RIA Novosti|agency|RU|state|RIA|ria.ru
Sputnik|agency|RU|state|Sputnik News|sputniknews.com
Interfax|agency|RU|||interfax.com;interfax.ru
Interfax-Ukraine|agency|UA|||interfax.com.ua
Ukrinform|agency|UA|state||ukrinform.net;ukrinform.ua
UNIAN|agency|UA|||unian.info;unian.ua
BelTA|agency|BY|state|Belta|belta.by
Anadolu Agency|agency|TR|state|Anadolu;AA|aa.com.tr
Demirören News Agency|agency|TR||DHA|dha.com.tr
ANSA|agency|IT|||ansa.it
dpa|agency|DE||DPA;Deutsche Presse-Agentur|dpa.com
EFE|agency|ES|state||efe.com
Europa Press|agency|ES|||europapress.es
Lusa|agency|PT|||lusa.pt
Belga|agency|BE|||belga.be
ANP|agency|NL|||anp.nl
PAP|agency|PL|state|Polish Press Agency|pap.pl
CTK|agency|CZ||Czech News Agency|ctk.eu
MTI|agency|HU|state||mti.hu
Tanjug|agency|RS|||tanjug.rs
Hina|agency|HR|state||hina.hr
TT News Agency|agency|SE||TT|tt.se
NTB|agency|NO|||ntb.no
Ritzau|agency|DK|||ritzau.dk
Kyodo News|agency|JP||Kyodo|kyodonews.net
Jiji Press|agency|JP||Jiji|jiji.com
Yonhap|agency|KR||Yonhap News Agency|yna.co.kr
KCNA|agency|KP|state|Korean Central News Agency|kcna.kp
Bernama|agency|MY|state||bernama.com
Antara|agency|ID|state||antaranews.com
Philippine News Agency|agency|PH|state|PNA|pna.gov.ph
Vietnam News Agency|agency|VN|state|VNA|vnanet.vn
Australian Associated Press|agency|AU||AAP|aap.com.au
Canadian Press|agency|CA||The Canadian Press;CP|thecanadianpress.com
SANA|agency|SY|state|Syrian Arab News Agency|sana.sy
IRNA|agency|IR|state||irna.ir
Fars News Agency|agency|IR||Fars|farsnews.ir
Tasnim|agency|IR||Tasnim News Agency|tasnimnews.com
Mehr News Agency|agency|IR|state|Mehr|mehrnews.com
ISNA|agency|IR|||isna.ir
NNA|agency|LB|state|National News Agency|nna-leb.gov.lb
Petra|agency|JO|state|Petra News Agency|petra.gov.jo
WAM|agency|AE|state|Emirates News Agency|wam.ae
SPA|agency|SA|state|Saudi Press Agency|spa.gov.sa
KUNA|agency|KW|state|Kuwait News Agency|kuna.net.kw
QNA|agency|QA|state|Qatar News Agency|qna.org.qa
WAFA|agency|PS|state||wafa.ps
MENA|agency|EG|state|Middle East News Agency|mena.org.eg
INA|agency|IQ|state|Iraqi News Agency|ina.iq
SUNA|agency|SD|state|Sudan News Agency|suna-sd.net
NAN|agency|NG|state|News Agency of Nigeria|nannews.ng
APS|agency|DZ|state|Algeria Press Service|aps.dz
MAP|agency|MA|state|Maghreb Arab Press|mapnews.ma
TAP|agency|TN|state||tap.info.tn
ENA|agency|ET|state|Ethiopian News Agency|ena.et
SAnews|agency|ZA|state||sanews.gov.za
PANA|agency|||Panapress|panapress.com
Agencia Brasil|agency|BR|state|Agência Brasil|agenciabrasil.ebc.com.br
Telam|agency|AR|state|Télam|telam.com.ar
Notimex|agency|MX|state||notimex.gob.mx
Prensa Latina|agency|CU|state||plenglish.com
CNN|broadcaster|US||CNN International;Cable News Network|cnn.com;edition.cnn.com
BBC|broadcaster|GB||BBC News;British Broadcasting Corporation|bbc.com;bbc.co.uk;news.bbc.co.uk
NBC News|broadcaster|US||NBC|nbcnews.com
ABC News|broadcaster|US||ABC|abcnews.go.com
CBS News|broadcaster|US||CBS|cbsnews.com
Fox News|broadcaster|US||FOX News;Fox|foxnews.com
MSNBC|broadcaster|US|||msnbc.com
PBS|broadcaster|US||PBS NewsHour|pbs.org
NPR|broadcaster|US||National Public Radio|npr.org
C-SPAN|broadcaster|US|||c-span.org
Voice of America|broadcaster|US|state|VOA;VOA News|voanews.com
Radio Free Europe/Radio Liberty|broadcaster|US|state|RFE/RL;RFE;Radio Free Europe;Radio Liberty|rferl.org;svoboda.org
Radio Free Asia|broadcaster|US|state|RFA|rfa.org
Al Jazeera|broadcaster|QA|state|Al-Jazeera;Aljazeera|aljazeera.com
Al Arabiya|broadcaster|SA||Al-Arabiya|alarabiya.net
Al Mayadeen|broadcaster|LB||Al-Mayadeen|almayadeen.net
Al Manar|broadcaster|LB||Al-Manar|almanar.com.lb
Deutsche Welle|broadcaster|DE|state|DW|dw.com
France 24|broadcaster|FR|state|France24|france24.com
RFI|broadcaster|FR|state|Radio France Internationale|rfi.fr
Euronews|broadcaster|FR|||euronews.com
Sky News|broadcaster|GB||Sky|news.sky.com
ITV News|broadcaster|GB||ITV|itv.com
Channel 4 News|broadcaster|GB||Channel 4|channel4.com
RTE|broadcaster|IE|state|RTÉ|rte.ie
CBC|broadcaster|CA|state|CBC News|cbc.ca
CTV News|broadcaster|CA||CTV|ctvnews.ca
Global News|broadcaster|CA|||globalnews.ca
ABC (Australia)|broadcaster|AU|state|Australian Broadcasting Corporation|abc.net.au
SBS|broadcaster|AU|state||sbs.com.au
NHK|broadcaster|JP|state||nhk.or.jp
CGTN|broadcaster|CN|state||cgtn.com
CCTV|broadcaster|CN|state||cctv.com
RT|broadcaster|RU|state|Russia Today|rt.com
RBC|broadcaster|RU||RBK|rbc.ru
Press TV|broadcaster|IR|state|PressTV|presstv.ir
TRT World|broadcaster|TR|state|TRT|trtworld.com
NDTV|broadcaster|IN|||ndtv.com
Geo News|broadcaster|PK||Geo TV|geo.tv
Radio Okapi|broadcaster|CD|||radiookapi.net
Suspilne|broadcaster|UA|state||suspilne.media
Rappler|site|PH|||rappler.com
The New York Times|newspaper|US||New York Times;NYT;NYTimes|nytimes.com
The Washington Post|newspaper|US||Washington Post|washingtonpost.com
The Wall Street Journal|newspaper|US||Wall Street Journal;WSJ|wsj.com
Los Angeles Times|newspaper|US||LA Times|latimes.com
USA Today|newspaper|US|||usatoday.com
Chicago Tribune|newspaper|US|||chicagotribune.com
Newsweek|newspaper|US|||newsweek.com
Time|newspaper|US|||time.com
Politico|site|US|||politico.com;politico.eu
Axios|site|US|||axios.com
HuffPost|site|US||Huffington Post;The Huffington Post|huffpost.com;huffingtonpost.com
BuzzFeed News|site|US||BuzzFeed|buzzfeednews.com
Vice News|site|US||VICE|vice.com
Courthouse News Service|agency|US||CN;Courthouse News|courthousenews.com
The Guardian|newspaper|GB||Guardian|theguardian.com;guardian.co.uk
The Times|newspaper|GB|||thetimes.co.uk
The Telegraph|newspaper|GB||Daily Telegraph;The Daily Telegraph|telegraph.co.uk
The Independent|newspaper|GB|||independent.co.uk
Financial Times|newspaper|GB||FT|ft.com
Daily Mail|newspaper|GB||Mail Online|dailymail.co.uk
The Economist|newspaper|GB|||economist.com
Irish Times|newspaper|IE||The Irish Times|irishtimes.com
Le Monde|newspaper|FR|||lemonde.fr
Le Figaro|newspaper|FR|||lefigaro.fr
Der Spiegel|newspaper|DE||Spiegel|spiegel.de
Die Zeit|newspaper|DE|||zeit.de
El País|newspaper|ES||El Pais|elpais.com
La Repubblica|newspaper|IT|||repubblica.it
Corriere della Sera|newspaper|IT|||corriere.it
Haaretz|newspaper|IL|||haaretz.com
The Jerusalem Post|newspaper|IL||Jerusalem Post|jpost.com
The Times of Israel|site|IL||Times of Israel|timesofisrael.com
Ynet|site|IL||Ynetnews|ynetnews.com
Al-Ahram|newspaper|EG|state|Ahram Online;Al Ahram;Ahram|english.ahram.org.eg;ahram.org.eg
Asharq Al-Awsat|newspaper|SA||Asharq Alawsat|aawsat.com
Al-Araby Al-Jadeed|newspaper|GB||The New Arab;Al Araby|newarab.com;alaraby.co.uk
The Daily Star|newspaper|LB|||dailystar.com.lb
The National|newspaper|AE|||thenationalnews.com
Gulf News|newspaper|AE|||gulfnews.com
Hurriyet Daily News|newspaper|TR||Hürriyet|hurriyetdailynews.com
Daily Sabah|newspaper|TR|||dailysabah.com
Dawn|newspaper|PK|||dawn.com
The Express Tribune|newspaper|PK||Express Tribune|tribune.com.pk
The Times of India|newspaper|IN||Times of India|timesofindia.indiatimes.com
The Hindu|newspaper|IN|||thehindu.com
Hindustan Times|newspaper|IN|||hindustantimes.com
The Indian Express|newspaper|IN||Indian Express|indianexpress.com
The Tribune (India)|newspaper|IN|||tribuneindia.com
South China Morning Post|newspaper|HK||SCMP|scmp.com
Global Times|newspaper|CN|state||globaltimes.cn
China Daily|newspaper|CN|state||chinadaily.com.cn
The Straits Times|newspaper|SG||Straits Times|straitstimes.com
Channel NewsAsia|broadcaster|SG||CNA|channelnewsasia.com
The Jakarta Post|newspaper|ID||Jakarta Post|thejakartapost.com
Bangkok Post|newspaper|TH|||bangkokpost.com
The Japan Times|newspaper|JP||Japan Times|japantimes.co.jp
The Sydney Morning Herald|newspaper|AU||Sydney Morning Herald|smh.com.au
The Kyiv Independent|newspaper|UA||Kyiv Independent|kyivindependent.com
Kyiv Post|newspaper|UA|||kyivpost.com
Ukrainska Pravda|site|UA|||pravda.com.ua
The Moscow Times|newspaper|RU||Moscow Times|themoscowtimes.com
Meduza|site|LV|||meduza.io
Kommersant|newspaper|RU|||kommersant.ru
Novaya Gazeta|newspaper|RU|||novayagazeta.ru
Daily Nation|newspaper|KE|||nation.africa
The Standard (Kenya)|newspaper|KE|||standardmedia.co.ke
Premium Times|site|NG|||premiumtimesng.com
Punch|newspaper|NG|||punchng.com
Vanguard|newspaper|NG|||vanguardngr.com
Daily Maverick|site|ZA|||dailymaverick.co.za
News24|site|ZA|||news24.com
AllAfrica|site||||allafrica.com
Sudan Tribune|site|SD|||sudantribune.com
Radio Dabanga|broadcaster|NL||Dabanga|dabangasudan.org
Addis Standard|site|ET|||addisstandard.com
Garowe Online|site|SO|||garoweonline.com
O Globo|newspaper|BR|||oglobo.globo.com
Folha de S.Paulo|newspaper|BR||Folha|folha.uol.com.br
Clarín|newspaper|AR||Clarin|clarin.com
El Tiempo|newspaper|CO|||eltiempo.com
El Universal|newspaper|MX|||eluniversal.com.mx
ReliefWeb|site|||OCHA ReliefWeb|reliefweb.int
FloodList|site|||FloodList.com|floodlist.com
Wikinews|site||||en.wikinews.org
"""


def _rows() -> tuple[Outlet, ...]:
    found = []
    for line in _ROWS.strip().splitlines():
        name, kind, country, state, aliases, domains = (*line.split("|"), "", "")[:6]
        found.append(
            Outlet(
                name,
                kind,
                country or None,
                state == "state",
                tuple(a for a in aliases.split(";") if a),
                tuple(d for d in domains.split(";") if d),
            )
        )
    return tuple(found)


OUTLETS = _rows()


@lru_cache(maxsize=1)
def _by_name() -> dict[str, Outlet]:
    found: dict[str, Outlet] = {}
    for outlet in OUTLETS:
        for name in (outlet.name, *outlet.aliases):
            found.setdefault(name.casefold(), outlet)
    return found


@lru_cache(maxsize=1)
def _by_domain() -> dict[str, Outlet]:
    return {domain: outlet for outlet in OUTLETS for domain in outlet.domains}


def find(name: str) -> Outlet | None:
    """The outlet of that name, abbreviation or alias, case aside; None where the table has none."""
    return _by_name().get(re.sub(r"\s+", " ", name.strip()).casefold())


def of_address(url: str) -> Outlet | None:
    """The outlet whose domain the address has; None where the table has none."""
    host = re.sub(r"^[a-z]+://", "", url.strip().lower()).split("/")[0].split(":")[0]
    while "." in host:
        if host in _by_domain():
            return _by_domain()[host]
        host = host.split(".", 1)[1]
    return None
