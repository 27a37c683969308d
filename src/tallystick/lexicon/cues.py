"""Words that say that somebody says, thinks or wants something, with how far they stand behind it and how they take their content.

Lemmas of news English, written from general knowledge (reporting verbs as listed in any grammar of English, and the verbs of belief,
intention and attitude). Frames:

``c`` a clause ('said that …', 'wondered whether …')  ``q`` introduces a quotation  ``n`` a noun phrase ('denied the charge')
``t`` an infinitive ('vowed to …')  ``o`` somebody and an infinitive ('urged them to …')  ``h`` takes a hearer ('told CNN …')
``f`` accusation: the accused belongs to the content ('accused X of …', 'blamed X for …')
"""

from __future__ import annotations

from typing import NamedTuple

from tallystick.records.mention import Certainty


class Cue(NamedTuple):
    """How a cue's words are taken."""

    certainty: Certainty
    frames: str
    prepositions: frozenset[str] = frozenset()
    """Prepositions whose object is the content ('called for', 'spoke of')."""


def _read(table: str, certainty: Certainty) -> dict[str, Cue]:
    found = {}
    for line in table.split("\n"):
        if not line.strip():
            continue
        frames, _, words = line.strip().partition(" ")
        frames, _, prepositions = frames.partition("+")
        cue = Cue(certainty, "" if frames == "-" else frames, frozenset(prepositions.split(",")) if prepositions else frozenset())
        found.update(dict.fromkeys(words.split(), cue))
    return found


_STATED = """
cq say add state remark quip joke opine comment exclaim reply respond retort tweet retweet recount narrate
cqn acknowledge admit concede confirm announce declare disclose reveal explain note observe point stress emphasize emphasise underline
cqn underscore reiterate repeat reaffirm recall mention report relate clarify specify proclaim read detail assess conclude determine find
cqnh assure inform tell remind notify brief advise
cqn+of,that warn caution
cqnht promise pledge
cqnt vow
cqn argue contend insist maintain assert affirm testify write post broadcast signal hint imply indicate suggest imply show demonstrate
cqnoh ask
cqo+for,on,upon call
cqno urge
cqo+to appeal
cqoh instruct
cqnoh order
cqo advise
cqnt demand propose recommend request
cqn+about,of complain
cqn+against rail
c+of,about speak talk
cqn+about,at grumble muse wonder inquire
cqn+about,against protest
c+to,at allude
n+to refer
cqn+to,out point
cqn+for thank
n+for,as,about criticize criticise praise hail commend applaud
n+for,as,by apologize apologise
n describe portray depict characterize characterise label dub brand denounce condemn decry slam blast deplore lambast lambaste
n mock ridicule deride dismiss defend endorse welcome oppose cite discuss outline debate
n echo downplay tout highlight
cqnt threaten
cq continue begin interject chime conclude mutter shout yell scream cry sob whisper laugh sigh boast brag
cqn+to testify attest
cqn+of,that inform
"""
_BELIEF = """
c think know realize realise understand learn feel believe agree disagree remember forget
cn+of,about doubt fear worry
c recognize recognise
n regard
cn+of dream
"""
_ATTITUDE = """
ct hope
t want plan intend seek aim refuse decline agree decide prefer offer wish resolve consent
cnt expect
n favor favour demand reject
c+for,to push press campaign lobby
cqt swear
"""
_ESTIMATED = """
cnq estimate calculate reckon project forecast predict extrapolate
cn guess gauge
"""
_HEDGED = """
c believe suspect assume presume suppose speculate fear
cn anticipate
"""
_ALLEGED = """
cqnt claim allege
cq purport
f+of,for accuse blame fault charge implicate suspect condemn
cqn charge
"""
_DENIED = """
cqn deny refute rebut reject dispute disavow repudiate rebuff
"""

CUES: dict[str, Cue] = {
    **_read(_STATED, Certainty.STATED),
    **_read(_BELIEF, Certainty.STATED),
    **_read(_ATTITUDE, Certainty.STATED),
    **_read(_ESTIMATED, Certainty.ESTIMATED),
    **_read(_HEDGED, Certainty.HEDGED),
    **_read(_ALLEGED, Certainty.ALLEGED),
    **_read(_DENIED, Certainty.DENIED),
    "accuse": Cue(Certainty.ALLEGED, "f", frozenset({"of"})),
    "blame": Cue(Certainty.ALLEGED, "f", frozenset({"for", "on"})),
    "condemn": Cue(Certainty.STATED, "n", frozenset({"for"})),
    "want": Cue(Certainty.STATED, "nto"),
    "expect": Cue(Certainty.HEDGED, "cnto"),
    "reject": Cue(Certainty.DENIED, "cqn"),
    "dismiss": Cue(Certainty.DENIED, "n"),
    "imply": Cue(Certainty.STATED, "c"),
    "show": Cue(Certainty.STATED, "c"),
    "admit": Cue(Certainty.STATED, "cq"),
    "capture": Cue(Certainty.STATED, ""),
    "indicate": Cue(Certainty.STATED, "cn"),
    "suggest": Cue(Certainty.STATED, "cqn"),
    "find": Cue(Certainty.STATED, "c"),
    "understand": Cue(Certainty.STATED, "c"),
    "point": Cue(Certainty.STATED, "cq", frozenset({"to"})),
    "begin": Cue(Certainty.STATED, "q"),
    "continue": Cue(Certainty.STATED, "q"),
    "read": Cue(Certainty.STATED, "q"),
    "write": Cue(Certainty.STATED, "cq"),
    "post": Cue(Certainty.STATED, "cq"),
    "cry": Cue(Certainty.STATED, "q"),
    "signal": Cue(Certainty.STATED, "c"),
    "determine": Cue(Certainty.STATED, "c"),
    "advise": Cue(Certainty.STATED, "cqo"),
    "order": Cue(Certainty.STATED, "qo"),
    "pledge": Cue(Certainty.STATED, "cqnt"),
    "inform": Cue(Certainty.STATED, "ch"),
    "fear": Cue(Certainty.HEDGED, "cn"),
    "refuse": Cue(Certainty.STATED, "t"),
    "decline": Cue(Certainty.STATED, "t"),
    "laugh": Cue(Certainty.STATED, "q"),
    "sigh": Cue(Certainty.STATED, "q"),
    "press": Cue(Certainty.STATED, "o"),
}
"""Cue by the verb's lemma."""

AS_PREDICATE = frozenset(
    "describe portray depict characterize characterise label dub brand regard call hail praise criticize criticise thank condemn blast".split()
)
"""Verbs whose content is an object and what is said of it ('described the attack as a crime')."""

SHOWING = frozenset("show reveal depict suggest indicate capture".split())
"""What a poll, a video or a picture does: a noun phrase is its content too."""

SPEECH = frozenset(
    """say add state remark quip joke opine comment exclaim reply respond retort tweet write post tell ask announce declare explain note
    observe stress emphasize emphasise reiterate insist argue warn caution claim allege acknowledge admit concede confirm report recount
    testify continue urge vow promise predict complain recall reveal deny assert maintain contend shout yell read call boast conclude cry
    point underline underscore repeat remind assure clarify disclose mutter whisper scream wonder suggest estimate caution demand threaten
    accuse remember swear lament muse demur state""".split()
)
"""Verbs of speaking: they may stand inverted ('…, said X') and make their subject the speaker of quotations beside them."""

TOLL_SETTING = frozenset(
    "put place peg give keep lower raise revise cut reduce increase update correct adjust amend downgrade trim".split()
)
"""Verbs by which somebody who counts gives a toll or changes it ('put the toll at 12')."""

CONTINUING = frozenset("add continue reiterate repeat conclude".split())
"""Verbs by which the last speaker goes on."""

PASSIVE_HEDGED = frozenset("believe think suspect fear presume assume expect understand rumour rumor say feel deem project".split())
"""Verbs whose passive with an infinitive hedges without naming anybody ('are believed to be')."""
PASSIVE_ALLEGED = frozenset("accuse allege claim blame charge".split())
PASSIVE_ESTIMATED = frozenset("estimate calculate reckon project".split())
PASSIVE_QUOTED = frozenset("quote cite".split())
"""'was quoted as saying'."""

HEDGE_ADVERBS: dict[str, Certainty] = {
    "reportedly": Certainty.HEDGED,
    "allegedly": Certainty.ALLEGED,
    "purportedly": Certainty.ALLEGED,
    "supposedly": Certainty.ALLEGED,
    "apparently": Certainty.HEDGED,
    "seemingly": Certainty.HEDGED,
    "presumably": Certainty.HEDGED,
    "ostensibly": Certainty.HEDGED,
}
"""Adverbs that ascribe a clause to nobody in particular."""

SEEM_VERBS = frozenset("appear seem".split())

CLAIM_NOUNS: dict[str, Certainty] = {
    **dict.fromkeys(
        """statement announcement comment remark assertion declaration admission acknowledgement acknowledgment confirmation promise pledge
        vow warning message argument explanation conclusion finding view opinion belief position idea notion suggestion insistence
        reassurance assurance complaint testimony assessment proposal plan decision call demand request order conviction contention
        question doubt revelation understanding reminder hope recommendation""".split(),
        Certainty.STATED,
    ),
    **dict.fromkeys("claim allegation accusation charge".split(), Certainty.ALLEGED),
    **dict.fromkeys(
        "report speculation rumour rumor suspicion fear concern worry sign indication suggestion hint expectation".split(), Certainty.HEDGED
    ),
    **dict.fromkeys("estimate estimation projection forecast prediction calculation".split(), Certainty.ESTIMATED),
    **dict.fromkeys("denial".split(), Certainty.DENIED),
}
"""Nouns that name what somebody said or thinks and may take a clause ('the claim that …')."""

ISSUED_NOUNS = frozenset(
    "statement release communique communiqué report message tweet post letter memo briefing bulletin advisory announcement note "
    "notice update speech remarks interview video recording email press".split()
)
"""What a speaker issues: 'the statement said' speaks for who issued it."""

SPEECH_INTRODUCERS = frozenset("speech statement remark remarks address message comment comments text transcript letter tribute".split())
"""Nouns that, before a colon, say that the paragraphs that follow are somebody's own words."""

ACCORDING = (
    ("according", "to"),
    ("in", "the", "words", "of"),
    ("as", "reported", "by"),
    ("as", "told", "by"),
    ("as", "stated", "by"),
    ("as", "per"),
)
"""Phrases that put the source behind the content."""

UNCLEAR = frozenset("clear unclear known unknown immediately uncertain certain sure doubtful likely unlikely possible".split())
"""Predicates of 'it was not clear whether …'."""

VERIFY_VERBS = frozenset("verify confirm corroborate authenticate substantiate check establish ascertain".split())
"""'could not be independently verified'."""
UNVERIFIED_WORDS = frozenset("unverified unconfirmed unsubstantiated uncorroborated".split())

BROADCAST_PREPOSITIONS = frozenset("on via through in over by at during to".split())
