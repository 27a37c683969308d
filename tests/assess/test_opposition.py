from assess.builders import blame, figure, incident, person
from tallystick.assess import mark_opposed
from tallystick.records.account import Finding, FindingKind

PEOPLE = [person("ent_n", "North", side="N"), person("ent_s", "South", side="S"), person("ent_w", "West", side="W")]
TOLD = incident("inc_1", "strike", perpetrators=())


def agreement(*claims):
    return Finding(id="fnd_1", kind=FindingKind.AGREEMENT, claims=claims, summary="", independent_origins=2, origins=())


def judged(left, right):
    import msgspec

    claim = blame("Northern guns", "ent_n", "s1", ("South", "ent_s"))
    claim = msgspec.structs.replace(claim, actor=msgspec.structs.replace(claim.actor, side="N"))
    told = msgspec.structs.replace(TOLD, perpetrators=(claim,))
    figures = [figure("a", "r1", 9, 9, voices=((left, f"ent_{left}"),)), figure("b", "r2", 9, 9, voices=((right, f"ent_{right}"),))]
    return mark_opposed([agreement("a", "b")], figures, [], PEOPLE, [told])[0].opposed_sides


def test_sides_that_blame_one_another_and_agree_are_marked():
    assert judged("n", "s")


def test_agreement_of_others_is_not_marked():
    assert not judged("w", "s")
    assert not judged("s", "s")
