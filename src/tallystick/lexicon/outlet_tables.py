"""The outlets themselves, one a line, by kind. Written from general knowledge of the world's press; names and addresses are public facts.

``full name|country (ISO 3166-1 alpha-2)|control|other names and short forms, by semicolons|addresses, by semicolons``
"""

AGENCIES = """
Associated Press|US||AP;The Associated Press;AP News;A.P.|apnews.com;ap.org
Reuters|GB||Thomson Reuters;REUTERS;Reuters News|reuters.com
Agence France-Presse|FR|public|AFP;Agence France Presse|afp.com
United Press International|US||UPI|upi.com
Bloomberg|US||Bloomberg News|bloomberg.com
Press Trust of India|IN||PTI;P.T.I.|ptinews.com
Asian News International|IN||ANI|aninews.in
Indo-Asian News Service|IN||IANS|ians.in
United News of India|IN||UNI|
Xinhua|CN|state|Xinhua News Agency;XINHUA;Xinhuanet|xinhuanet.com;news.cn;news.xinhuanet.com
China News Service|CN|state|CNS;ECNS|chinanews.com
TASS|RU|state|Itar-Tass;ITAR-TASS;Tass;TASS News Agency|tass.com;tass.ru;itar-tass.com
RIA Novosti|RU|state|RIA;RIAN;RIA-Novosti|ria.ru;rian.ru
Interfax|RU||INTERFAX|interfax.com;interfax.ru
Interfax-Ukraine|UA|||interfax.com.ua
Ukrinform|UA|state|UKRINFORM|ukrinform.net;ukrinform.ua
UNIAN|UA|||unian.info;unian.ua;unian.net
BelTA|BY|state|Belta|belta.by
Anadolu Agency|TR|state|Anadolu;AA;The Anadolu Agency;Anadolu Ajansi;Anadolu Ajansı|aa.com.tr
Demirören News Agency|TR||DHA;Dogan News Agency;Doğan News Agency;Demiroren News Agency|dha.com.tr
ANSA|IT|||ansa.it
Deutsche Presse-Agentur|DE||dpa;DPA|dpa.com
EFE|ES|public|Agencia EFE;Efe|efe.com
Europa Press|ES|||europapress.es
Lusa|PT|public||lusa.pt
Belga|BE||Belga News Agency|belga.be
ANP|NL|||anp.nl
Polish Press Agency|PL|public|PAP|pap.pl
Czech News Agency|CZ|public|CTK|ctk.eu
MTI|HU|state|Hungarian News Agency|mti.hu
Tanjug|RS|||tanjug.rs
Hina|HR|public||hina.hr
TT News Agency|SE||TT|tt.se
NTB|NO|||ntb.no
Ritzau|DK|||ritzau.dk
Kyodo News|JP||Kyodo;KYODO|kyodonews.net
Jiji Press|JP||Jiji|jiji.com;jen.jiji.com
Yonhap|KR|public|Yonhap News Agency|yna.co.kr;yonhapnews.co.kr
Korean Central News Agency|KP|state|KCNA|kcna.kp
Bernama|MY|state|BERNAMA|bernama.com
Antara|ID|state|ANTARA;Antara News|antaranews.com
Philippine News Agency|PH|state|PNA|pna.gov.ph
Vietnam News Agency|VN|state|VNA|vnanet.vn
Australian Associated Press|AU||AAP|aap.com.au
Canadian Press|CA||The Canadian Press;CP|thecanadianpress.com
Syrian Arab News Agency|SY|state|SANA;Syria Arab News Agency|sana.sy
Islamic Republic News Agency|IR|state|IRNA|irna.ir
Fars News Agency|IR|state|Fars;FNA;Fars News|farsnews.ir
Tasnim|IR|state|Tasnim News Agency;TASNIM|tasnimnews.com
Mehr News Agency|IR|state|Mehr|mehrnews.com
Iranian Students' News Agency|IR|state|ISNA;Iranian Students News Agency|isna.ir
National News Agency|LB|state|NNA;NNA (Lebanon);National News Agency (Lebanon)|nna-leb.gov.lb
Jordan News Agency|JO|state|Petra;Petra News Agency;PETRA|petra.gov.jo
Emirates News Agency|AE|state|WAM|wam.ae
Saudi Press Agency|SA|state|SPA|spa.gov.sa
Kuwait News Agency|KW|state|KUNA|kuna.net.kw
Qatar News Agency|QA|state|QNA|qna.org.qa
Palestine News Agency|PS|state|WAFA|wafa.ps
Middle East News Agency|EG|state|MENA|mena.org.eg
Iraqi News Agency|IQ|state|INA|ina.iq
Sudan News Agency|SD|state|SUNA|suna-sd.net
News Agency of Nigeria|NG|state|NAN|nannews.ng
Algeria Press Service|DZ|state|APS|aps.dz
Maghreb Arabe Presse|MA|state|MAP;Maghreb Arab Press|mapnews.ma
Tunis Afrique Presse|TN|state|TAP|tap.info.tn
Ethiopian News Agency|ET|state|ENA|ena.et
SAnews|ZA|state||sanews.gov.za
Panafrican News Agency|||PANA;Panapress|panapress.com
Agencia Brasil|BR|state|Agência Brasil|agenciabrasil.ebc.com.br
Telam|AR|state|Télam|telam.com.ar
Notimex|MX|state||notimex.gob.mx
Prensa Latina|CU|state||plenglish.com
Courthouse News Service|US||CN;Courthouse News|courthousenews.com
Thomson Reuters Foundation|GB||Reuters Foundation;AlertNet|trust.org;news.trust.org;alertnet.org;context.news
Dow Jones Newswires|US||Dow Jones|dowjones.com
Austria Press Agency|AT||Austria Presse Agentur|apa.at
Keystone-SDA|CH||SDA-ATS;Swiss News Agency|keystone-sda.ch
Adnkronos|IT||AdnKronos;AKI|adnkronos.com
AGI|IT||Agenzia Giornalistica Italia|agi.it
Press Association|GB||PA Media;PA News;PA news agency|pressassociation.com;pa.media
STT|FI||Suomen Tietotoimisto|stt.fi
TASR|SK|public||tasr.sk
Agerpres|RO|state|AGERPRES|agerpres.ro
Mediafax|RO|||mediafax.ro
Bulgarian News Agency|BG|public|BTA;Bulgarian Telegraph Agency|bta.bg
Beta News Agency|RS|||beta.rs
FENA|BA|public||fena.ba
Slovenian Press Agency|SI|public|STA|sta.si
Macedonian Information Agency|MK|state|MIA|mia.mk
Athens News Agency|GR|state|ANA-MPA;AMNA;Athens-Macedonian News Agency|amna.gr;ana.gr
Ihlas News Agency|TR||IHA;İHA;İhlas News Agency|iha.com.tr
Rossiya Segodnya|RU|state||rossiyasegodnya.com
Regnum|RU||REGNUM|regnum.ru
BelaPAN|BY|||belapan.by
Moldpres|MD|state||moldpres.md
Armenpress|AM|state|ARMENPRESS|armenpress.am
ARKA News Agency|AM||ARKA|arka.am
Azertac|AZ|state|AZERTAC;AZERTAG|azertag.az
Trend News Agency|AZ|||trend.az
Azeri Press Agency|AZ||APA|apa.az
InterPressNews|GE|||interpressnews.ge
Kazinform|KZ|state||inform.kz
24.kg|KG|||24.kg
Uzbekistan National News Agency|UZ|state|UzA|uza.uz
Asia-Plus|TJ|||asiaplustj.info
Central News Agency|TW|public|Focus Taiwan|cna.com.tw;focustaiwan.tw
Newsis|KR|||newsis.com
Montsame|MN|state|MONTSAME|montsame.mn
Associated Press of Pakistan|PK|state|APP|app.com.pk
Pakistan Press International|PK||PPI|ppinewsagency.com
Bangladesh Sangbad Sangstha|BD|state|BSS|bssnews.net
United News of Bangladesh|BD||UNB|unb.com.bd
Rastriya Samachar Samiti|NP|state||rss.com.np
Pajhwok Afghan News|AF||Pajhwok|pajhwok.com
Khaama Press|AF|||khaama.com
Bakhtar News Agency|AF|state|Bakhtar|bakhtarnews.af
Thai News Agency|TH|state|TNA|mcot.net
Agence Kampuchea Presse|KH|state|AKP|akp.gov.kh
Lao News Agency|LA|state|KPL|kpl.gov.la
New Zealand Press Association|NZ||NZPA|nzpa.co.nz
Iranian Labour News Agency|IR||ILNA|ilna.ir;ilna.news
Ma'an News Agency|PS||Ma'an;Maan News Agency|maannews.com;maannews.net
Bahrain News Agency|BH|state|BNA|bna.bh
Oman News Agency|OM|state|ONA|omannews.gov.om
Saba News Agency|YE|state|SABA;Saba;Yemen News Agency|saba.ye;sabanews.net
Libyan News Agency|LY|state|LANA|lana.gov.ly
Somali National News Agency|SO|state|SONNA|sonna.so
Kenya News Agency|KE|state|KNA|kenyanews.go.ke
Rwanda News Agency|RW|||rna.rw
Ghana News Agency|GH|state|GNA|gna.org.gh
African Press Agency|SN||APANEWS;APA News|apanews.net
South African Press Association|ZA||SAPA;Sapa|sapa.org.za
African News Agency|ZA||ANA|africannewsagency.com
New Ziana|ZW|state|ZIANA|newziana.co.zw
Angola Press Agency|AO|state|ANGOP;Angop|angop.ao
Congolese Press Agency|CD|state|ACP;Agence congolaise de presse|acpcongo.com
Andina|PE|state||andina.pe
Agencia Venezolana de Noticias|VE|state|AVN|avn.info.ve
Agencia Boliviana de Información|BO|state|ABI|abi.bo
Inter Press Service|IT||IPS|ipsnews.net
Tribune News Service|US||TNS;McClatchy-Tribune;MCT|tribunecontentagency.com
Scripps Howard News Service|US|||scripps.com
Sun-Times Media Wire|US||Sun-Times Wire;STMW;Sun-Times Media|
City News Service|US|||citynewsservice.com
Bay City News|US||Bay City News Service|baycitynews.com
European Pressphoto Agency|DE||EPA;epa|epa.eu
Getty Images|US||Getty|gettyimages.com
The New Humanitarian|CH||IRIN;IRIN News|irinnews.org;thenewhumanitarian.org
North Press Agency|SY||NPA|npasyria.com
Amaq||party|Amaq News Agency;A'maq;Aamaq|
Shaam News Network|SY|party|SNN|shaam.org
"""

BROADCASTERS = """
Sputnik|RU|state|Sputnik News|sputniknews.com;sputnikglobe.com
CNN|US||CNN International;Cable News Network|cnn.com;edition.cnn.com
BBC|GB|public|BBC News;British Broadcasting Corporation|bbc.com;bbc.co.uk;news.bbc.co.uk
NBC News|US||NBC|nbcnews.com
ABC News|US||ABC|abcnews.go.com
CBS News|US||CBS|cbsnews.com
Fox News|US||FOX News;FoxNews.com|foxnews.com
MSNBC|US|||msnbc.com
PBS|US|public|PBS NewsHour|pbs.org
NPR|US|public|National Public Radio|npr.org
C-SPAN|US|||c-span.org
Voice of America|US|state|VOA;VOA News|voanews.com
Radio Free Europe/Radio Liberty|US|public|RFE/RL;RFE;Radio Free Europe;Radio Liberty|rferl.org;svoboda.org
Radio Free Asia|US|public|RFA|rfa.org
Al Jazeera|QA|state|Al-Jazeera;Aljazeera;AL JAZEERA;Al Jazeera English;Al Jazeera America|aljazeera.com;aljazeera.net
Al Arabiya|SA||Al-Arabiya|alarabiya.net
Al-Mayadeen|LB||Al Mayadeen|almayadeen.net
Al-Manar|LB|party|Al Manar;AlManar|almanar.com.lb
Deutsche Welle|DE|public|DW|dw.com;dw.de
France 24|FR|public|France24;FRANCE 24|france24.com
RFI|FR|public|Radio France Internationale|rfi.fr
Euronews|FR||euronews|euronews.com
Sky News|GB|||news.sky.com
ITV News|GB||ITV|itv.com
Channel 4 News|GB|public|Channel 4|channel4.com
RTE|IE|public|RTÉ|rte.ie
CBC|CA|public|CBC News|cbc.ca
CTV News|CA||CTV|ctvnews.ca
Global News|CA|||globalnews.ca
ABC (Australia)|AU|public|Australian Broadcasting Corporation|abc.net.au
SBS|AU|public||sbs.com.au
NHK|JP|public||nhk.or.jp
CGTN|CN|state||cgtn.com
CCTV|CN|state||cctv.com
RT|RU|state|Russia Today;RT.com|rt.com
Press TV|IR|state|PressTV|presstv.ir;presstv.com
TRT World|TR|state|TRT;TRTWorld|trtworld.com
NDTV|IN|||ndtv.com
Geo News|PK||Geo TV|geo.tv
Radio Okapi|CD|body||radiookapi.net
Suspilne|UA|public||suspilne.media
Channel NewsAsia|SG||CNA|channelnewsasia.com
Radio Dabanga|NL||Dabanga|dabangasudan.org
CNBC|US|||cnbc.com
Alhurra|US|state|Al-Hurra;Al Hurra|alhurra.com
Univision|US|||univision.com
TV5Monde|FR|public||tv5monde.com
ARD|DE|public|Tagesschau|tagesschau.de;ard.de
ZDF|DE|public||zdf.de
ORF|AT|public||orf.at
SWI swissinfo.ch|CH|public|Swissinfo;swissinfo.ch|swissinfo.ch
RAI|IT|public|Rai News|rainews.it;rai.it
NOS|NL|public||nos.nl
NRK|NO|public||nrk.no
SVT|SE|public||svt.se
Yle|FI|public|YLE|yle.fi
ERR|EE|public|ERR News|err.ee
TVP|PL|state|TVP World|tvp.pl;tvpworld.com
TVN24|PL||TVN|tvn24.pl
Hromadske|UA|||hromadske.ua
Voice of Russia|RU|state||voiceofrussia.com;ruvr.ru
Channel One Russia|RU|state||1tv.ru
Rossiya 24|RU|state|Rossiya-24;Vesti|vesti.ru
TV Rain|RU||Dozhd|tvrain.ru;tvrain.tv
Current Time|US|public|Current Time TV|currenttime.tv
Sky News Arabia|AE|||skynewsarabia.com
LBCI|LB||LBC|lbcgroup.tv
Al-Alam|IR|state|Al Alam;Alalam;AlAlam|alalam.ir;alalamtv.net
IRIB|IR|state||irib.ir;iribnews.ir
Al-Masirah|YE|party|Al Masirah;Almasirah|almasirah.net.ye
Rudaw|IQ|||rudaw.net
Kurdistan 24|IQ||Kurdistan24;K24|kurdistan24.net
Alsumaria|IQ||Al Sumaria;Al-Sumaria|alsumaria.tv
Iran International|GB|||iranintl.com
Kan|IL|public|Israel Broadcasting Authority;Kan News|kan.org.il
i24NEWS|IL||i24 News|i24news.tv
TOLOnews|AF||Tolo News;TOLO News|tolonews.com
ARY News|PK||ARY|arynews.tv
CNN-News18|IN||CNN-IBN;News18|news18.com;ibnlive.in.com
All India Radio|IN|state|Akashvani|newsonair.gov.in;newsonair.com
WION|IN|||wionews.com
KBS|KR|public||kbs.co.kr
ABS-CBN|PH||ABS-CBN News|abs-cbnnews.com;abs-cbn.com
GMA News|PH||GMA;GMA Network|gmanetwork.com
Radio New Zealand|NZ|public|RNZ|radionz.co.nz;rnz.co.nz
SABC|ZA|public|SABC News|sabc.co.za;sabcnews.com
eNCA|ZA|||enca.com
Eyewitness News|ZA||EWN|ewn.co.za
Channels Television|NG||Channels TV|channelstv.com
Radio Tamazuj|NL|||radiotamazuj.org
Shabelle Media Network|SO||Radio Shabelle|shabellemedia.com
Citizen TV|KE|||citizen.digital
teleSUR|VE|state|Telesur;TeleSUR|telesurtv.net;telesurenglish.net
Democratic Voice of Burma|MM||DVB|dvb.no
"""

NEWSPAPERS = """
RBC|RU||RBK|rbc.ru
The New York Times|US||New York Times;NYT;NYTimes|nytimes.com
The Washington Post|US||Washington Post|washingtonpost.com
The Wall Street Journal|US||Wall Street Journal;WSJ|wsj.com
Los Angeles Times|US||LA Times|latimes.com
USA Today|US||USA TODAY|usatoday.com
Chicago Tribune|US|||chicagotribune.com
Newsweek|US|||newsweek.com
Time|US||TIME|time.com
The Guardian|GB||Guardian|theguardian.com;guardian.co.uk
The Times|GB|||thetimes.co.uk
The Telegraph|GB||Daily Telegraph;The Daily Telegraph|telegraph.co.uk
The Independent|GB|||independent.co.uk
Financial Times|GB||FT|ft.com
Daily Mail|GB||Mail Online|dailymail.co.uk
The Economist|GB|||economist.com
Irish Times|IE||The Irish Times|irishtimes.com
Le Monde|FR|||lemonde.fr
Le Figaro|FR|||lefigaro.fr
Der Spiegel|DE||Spiegel|spiegel.de
Die Zeit|DE|||zeit.de
El País|ES||El Pais|elpais.com
La Repubblica|IT|||repubblica.it
Corriere della Sera|IT|||corriere.it
Haaretz|IL|||haaretz.com
The Jerusalem Post|IL||Jerusalem Post|jpost.com
Ahram Online|EG|state|Al-Ahram;Al Ahram;Ahram|english.ahram.org.eg;ahram.org.eg
Asharq Al-Awsat|SA||Asharq Alawsat|aawsat.com
Al-Araby Al-Jadeed|GB||The New Arab;Al Araby|newarab.com;alaraby.co.uk
The Daily Star|LB||The Daily Star (Lebanon)|dailystar.com.lb
The National|AE|state||thenationalnews.com
Gulf News|AE|||gulfnews.com
Hurriyet Daily News|TR||Hürriyet;Hürriyet Daily News;Hurriyet|hurriyetdailynews.com
Daily Sabah|TR|||dailysabah.com
Dawn|PK||DAWN|dawn.com
The Express Tribune|PK||Express Tribune|tribune.com.pk
The Times of India|IN||Times of India|timesofindia.indiatimes.com
The Hindu|IN|||thehindu.com
Hindustan Times|IN|||hindustantimes.com
The Indian Express|IN||Indian Express|indianexpress.com
The Tribune (India)|IN|||tribuneindia.com
South China Morning Post|HK||SCMP|scmp.com
Global Times|CN|state||globaltimes.cn
China Daily|CN|state||chinadaily.com.cn
The Straits Times|SG|state|Straits Times|straitstimes.com
The Jakarta Post|ID||Jakarta Post|thejakartapost.com
Bangkok Post|TH|||bangkokpost.com
The Japan Times|JP||Japan Times|japantimes.co.jp
The Sydney Morning Herald|AU||Sydney Morning Herald|smh.com.au
The Kyiv Independent|UA||Kyiv Independent|kyivindependent.com
Kyiv Post|UA|||kyivpost.com
The Moscow Times|RU||Moscow Times|themoscowtimes.com
Kommersant|RU|||kommersant.ru
Novaya Gazeta|RU|||novayagazeta.ru
Daily Nation|KE|||nation.africa;nation.co.ke
The Standard (Kenya)|KE|||standardmedia.co.ke
Punch|NG|||punchng.com
Vanguard|NG|||vanguardngr.com
O Globo|BR|||oglobo.globo.com
Folha de S.Paulo|BR||Folha|folha.uol.com.br
Clarín|AR||Clarin|clarin.com
El Tiempo|CO|||eltiempo.com
El Universal|MX|||eluniversal.com.mx
Chicago Sun-Times|US||Sun-Times|suntimes.com
The Boston Globe|US||Boston Globe|bostonglobe.com
The Philadelphia Inquirer|US||Philadelphia Inquirer|philly.com;inquirer.com
New York Post|US|||nypost.com
New York Daily News|US|||nydailynews.com
Miami Herald|US|||miamiherald.com
Houston Chronicle|US|||chron.com;houstonchronicle.com
The Dallas Morning News|US||Dallas Morning News|dallasnews.com
San Francisco Chronicle|US||SFGate|sfgate.com;sfchronicle.com
The Denver Post|US||Denver Post|denverpost.com
The Seattle Times|US||Seattle Times|seattletimes.com
The Atlanta Journal-Constitution|US||Atlanta Journal-Constitution|ajc.com
The Christian Science Monitor|US||Christian Science Monitor|csmonitor.com
Foreign Policy|US|||foreignpolicy.com
The Atlantic|US|||theatlantic.com
Stars and Stripes|US|||stripes.com
The Times-Picayune|US||Times-Picayune;NOLA.com|nola.com
Daily Mirror|GB|||mirror.co.uk
The Sun|GB|||thesun.co.uk
Daily Express|GB|||express.co.uk
Evening Standard|GB|||standard.co.uk
Irish Independent|IE|||independent.ie
Libération|FR||Liberation|liberation.fr
Le Parisien|FR|||leparisien.fr
Die Welt|DE|||welt.de
Süddeutsche Zeitung|DE||Sueddeutsche Zeitung|sueddeutsche.de
Frankfurter Allgemeine Zeitung|DE||FAZ;Frankfurter Allgemeine|faz.net
Bild|DE|||bild.de
Neue Zürcher Zeitung|CH||NZZ|nzz.ch
El Mundo|ES|||elmundo.es
La Stampa|IT|||lastampa.it
Kathimerini|GR||Ekathimerini;eKathimerini|ekathimerini.com;kathimerini.gr
Gazeta Wyborcza|PL|||wyborcza.pl
Izvestia|RU||Izvestiya|iz.ru;izvestia.ru
Komsomolskaya Pravda|RU|||kp.ru
Rossiyskaya Gazeta|RU|state|Rossiiskaya Gazeta|rg.ru
Vedomosti|RU|||vedomosti.ru
Today's Zaman|TR|||todayszaman.com
Cumhuriyet|TR|||cumhuriyet.com.tr
Arab News|SA|||arabnews.com
Saudi Gazette|SA|||saudigazette.com.sa
Khaleej Times|AE|||khaleejtimes.com
Gulf Times|QA|||gulf-times.com
The Peninsula|QA|||thepeninsulaqatar.com
Kuwait Times|KW|||kuwaittimes.net
Times of Oman|OM|||timesofoman.com
L'Orient Today|LB||L'Orient-Le Jour;L'Orient Le Jour|lorientlejour.com
Al-Akhbar|LB||Al Akhbar|al-akhbar.com
The Jordan Times|JO||Jordan Times|jordantimes.com
Egypt Independent|EG|||egyptindependent.com
Daily News Egypt|EG|||dailynewsegypt.com
Tehran Times|IR|state||tehrantimes.com
Libya Herald|LY|||libyaherald.com
The East African|KE||East African|theeastafrican.co.ke
The Star (Kenya)|KE|||the-star.co.ke
Daily Monitor|UG|||monitor.co.ug
New Vision|UG|state|The New Vision|newvision.co.ug
The Citizen|TZ|||thecitizen.co.tz
Daily Trust|NG|||dailytrust.com;dailytrust.com.ng
This Day|NG||ThisDay|thisdaylive.com
Mail & Guardian|ZA||Mail and Guardian|mg.co.za
The Herald (Zimbabwe)|ZW|state||herald.co.zw
Zambia Daily Mail|ZM|state||daily-mail.co.zm
Jeune Afrique|FR|||jeuneafrique.com
The New Indian Express|IN||New Indian Express|newindianexpress.com
The Telegraph (Kolkata)|IN||The Telegraph India|telegraphindia.com
Deccan Herald|IN|||deccanherald.com
The Economic Times|IN||Economic Times|economictimes.indiatimes.com;economictimes.com
India Today|IN|||indiatoday.in;intoday.in
The News International|PK|||thenews.com.pk
The Nation (Pakistan)|PK|||nation.com.pk
Pakistan Today|PK|||pakistantoday.com.pk
The Daily Star (Bangladesh)|BD|||thedailystar.net
Dhaka Tribune|BD|||dhakatribune.com
The Kathmandu Post|NP||Kathmandu Post;eKantipur|kathmandupost.com;ekantipur.com
The Himalayan Times|NP||Himalayan Times|thehimalayantimes.com
Myanmar Times|MM||The Myanmar Times|mmtimes.com
The Nation (Thailand)|TH|||nationmultimedia.com;nationthailand.com
The Star (Malaysia)|MY|||thestar.com.my
New Straits Times|MY|state||nst.com.my
Jakarta Globe|ID|||jakartaglobe.id
Tempo|ID|||tempo.co
Philippine Daily Inquirer|PH||Inquirer.net|inquirer.net
The Philippine Star|PH||Philstar;Philippine Star|philstar.com
Manila Bulletin|PH|||mb.com.ph
SunStar|PH||Sun.Star|sunstar.com.ph
Thanh Nien News|VN|state|Thanh Nien|thanhniennews.com;thanhnien.vn
Tuoi Tre News|VN|state|Tuoi Tre|tuoitrenews.vn
The Phnom Penh Post|KH||Phnom Penh Post|phnompenhpost.com
People's Daily|CN|state|People's Daily Online|people.cn;people.com.cn
Shanghai Daily|CN|state||shanghaidaily.com;shine.cn
Caixin|CN|||caixinglobal.com;caixin.com
Taipei Times|TW|||taipeitimes.com
The China Post|TW||China Post|chinapost.com.tw
The Asahi Shimbun|JP||Asahi Shimbun|asahi.com
The Mainichi|JP||Mainichi Shimbun|mainichi.jp
The Yomiuri Shimbun|JP||Yomiuri Shimbun|yomiuri.co.jp
Nikkei Asia|JP||Nikkei;Nikkei Asian Review|nikkei.com
The Korea Herald|KR||Korea Herald|koreaherald.com
The Korea Times|KR||Korea Times|koreatimes.co.kr
The Chosun Ilbo|KR||Chosun Ilbo|chosun.com
The Age|AU|||theage.com.au
The Australian|AU|||theaustralian.com.au
The New Zealand Herald|NZ||NZ Herald;New Zealand Herald|nzherald.co.nz
Solomon Star|SB|||solomonstarnews.com
The Fiji Times|FJ||Fiji Times|fijitimes.com
The Globe and Mail|CA||Globe and Mail|theglobeandmail.com
Toronto Star|CA||The Toronto Star|thestar.com
National Post|CA|||nationalpost.com
Prensa Libre|GT|||prensalibre.com
La Prensa (Nicaragua)|NI|||laprensa.com.ni;laprensani.com
The Tico Times|CR||Tico Times|ticotimes.net
Le Nouvelliste|HT|||lenouvelliste.com
Jamaica Observer|JM|||jamaicaobserver.com
The Gleaner|JM||Jamaica Gleaner|jamaica-gleaner.com
El Espectador|CO|||elespectador.com
El Nacional|VE|||el-nacional.com
Granma|CU|party||granma.cu
El Mercurio|CL|||emol.com
La Nación (Argentina)|AR|||lanacion.com.ar
Buenos Aires Times|AR|||batimes.com.ar
"""

SITES = """
Rappler|PH|||rappler.com
Politico|US|||politico.com;politico.eu
Axios|US|||axios.com
HuffPost|US||Huffington Post;The Huffington Post|huffpost.com;huffingtonpost.com
BuzzFeed News|US||BuzzFeed|buzzfeednews.com
Vice News|US||VICE|vice.com
The Times of Israel|IL||Times of Israel|timesofisrael.com
Ynet|IL||Ynetnews|ynetnews.com
Ukrainska Pravda|UA|||pravda.com.ua
Meduza|LV|||meduza.io
Premium Times|NG|||premiumtimesng.com
Daily Maverick|ZA|||dailymaverick.co.za
News24|ZA|||news24.com
AllAfrica||||allafrica.com
Sudan Tribune|SD|||sudantribune.com
Addis Standard|ET|||addisstandard.com
Garowe Online|SO|||garoweonline.com
ReliefWeb||body|OCHA ReliefWeb|reliefweb.int
FloodList|||FloodList.com|floodlist.com
Wikinews||||en.wikinews.org
The Hill|US|||thehill.com
The Daily Beast|US||Daily Beast|thedailybeast.com
ProPublica|US|||propublica.org
Middle East Eye|GB||MEE|middleeasteye.net
Bellingcat|NL|||bellingcat.com
The Local|SE|||thelocal.com;thelocal.fr;thelocal.de;thelocal.se
EUobserver|BE|||euobserver.com
Balkan Insight|BA||BIRN|balkaninsight.com
Euromaidan Press|UA|||euromaidanpress.com
Gazeta.ru|RU|||gazeta.ru
Lenta.ru|RU|||lenta.ru
LifeNews|RU||Life News|lifenews.ru;life.ru
Caucasian Knot|RU||Kavkaz Uzel|kavkaz-uzel.eu
Civil Georgia|GE||Civil.ge|civil.ge
OC Media|GE|||oc-media.org
Eurasianet|US||EurasiaNet|eurasianet.org
Bianet|TR|||bianet.org
Al-Monitor|US||Al Monitor|al-monitor.com
Naharnet|LB|||naharnet.com
Mada Masr|EG|||madamasr.com
Enab Baladi|SY|||enabbaladi.net
Syria Direct|JO|||syriadirect.org
ARA News|SY|||aranews.net
Etilaf (Syrian National Coalition)|SY|party|Etilaf;Syrian National Coalition;Syrian Coalition|etilaf.org
Iraqi News|IQ|||iraqinews.com
Shafaq News|IQ|||shafaq.com
Libya Observer|LY||The Libya Observer|libyaobserver.ly
Morocco World News|MA|||moroccoworldnews.com
Sahara Reporters|US||SaharaReporters|saharareporters.com
HumAngle|NG|||humanglemedia.com
Independent Online|ZA||IOL|iol.co.za
Lusaka Times|ZM||LusakaTimes|lusakatimes.com
Nyasa Times|MW|||nyasatimes.com
Club of Mozambique|MZ|||clubofmozambique.com
The Wire|IN|||thewire.in
Scroll.in|IN|||scroll.in
Firstpost|IN|||firstpost.com
bdnews24.com|BD||bdnews24|bdnews24.com
Colombo Gazette|LK|||colombogazette.com
Ada Derana|LK|||adaderana.lk
The Irrawaddy|MM||Irrawaddy|irrawaddy.com;irrawaddy.org
Mizzima|MM|||mizzima.com
Malaysiakini|MY|||malaysiakini.com
VnExpress|VN|state|VnExpress International|vnexpress.net
Hong Kong Free Press|HK||HKFP|hongkongfp.com
News.com.au|AU|||news.com.au
Stuff|NZ||Stuff.co.nz|stuff.co.nz
Mexico News Daily|MX|||mexiconewsdaily.com
Animal Político|MX||Animal Politico|animalpolitico.com
El Faro|SV|||elfaro.net
G1|BR|||g1.globo.com
InSight Crime|US|||insightcrime.org
Long War Journal|US||The Long War Journal|longwarjournal.org
Yahoo News|US||Yahoo! News|news.yahoo.com;yahoo.com
UN News|US|body|UN News Centre;UN News Center|news.un.org
UNHCR|CH|body|UN Refugee Agency|unhcr.org
UNICEF|US|body|Unicef|unicef.org
International Committee of the Red Cross|CH|body|ICRC|icrc.org
Human Rights Watch|US|body|HRW|hrw.org
Amnesty International|GB|body||amnesty.org
Médecins Sans Frontières|CH|body|MSF;Doctors Without Borders|msf.org
"""
