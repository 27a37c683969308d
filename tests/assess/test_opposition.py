import msgspec

from assess.builders import blame, figure, incident, person
from tallystick.assess import mark_opposed, opposed_voices
from tallystick.records.account import Finding, FindingKind

PEOPLE = [person("ent_n", "North", side="N"), person("ent_s", "South", side="S"), person("ent_w", "West", side="W")]


def judged(left, right):
    claim = blame("Northern guns", "ent_n", "s1", ("South", "ent_s"))
    claim = msgspec.structs.replace(claim, actor=msgspec.structs.replace(claim.actor, side="N"))
    told = incident("inc_1", "strike", perpetrators=(claim,))
    figures = [
        msgspec.structs.replace(figure(id_, "r1", 9, 9, voices=((name, f"ent_{name}"),)), origin=f"ent_{name}")
        for id_, name in (("a", left), ("b", right))
    ]
    opposed = opposed_voices(figures, [], PEOPLE, [told])
    agreement = Finding(id="fnd_1", kind=FindingKind.AGREEMENT, claims=("a", "b"), summary="", independent_origins=2, origins=())
    return mark_opposed([agreement], {f.id: f.origin for f in figures}, opposed)[0].opposed_sides


def test_sides_that_blame_one_another_and_agree_are_marked():
    assert judged("n", "s")


def test_agreement_of_others_is_not_marked():
    assert not judged("w", "s")
    assert not judged("s", "s")
