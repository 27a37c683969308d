"""One dead man and one dead person: the same dead of one incident, and no rival of a toll."""

from assess.builders import figure, incident, judge_figures, kinds, place, report

TOWN = place("plc_town", "Varnholt")


def judged(one, other, number=1, deeds=("inc", "inc")):
    figures = [
        figure("a", "r1", number, number, group=one, place="plc_town", incident=deeds[0]),
        figure("b", "r2", 1, 1, group=other, place="plc_town", incident=deeds[1]),
    ]
    incidents = [incident(id_, type="killing", place="plc_town") for id_ in sorted(set(deeds))]
    return kinds(judge_figures(figures, [report("r1"), report("r2")], [TOWN], incidents), "a", "b")


def test_one_man_is_the_one_person_who_died():
    assert judged("person", "man") == {"agreement"}
    assert judged("man", "person") == {"agreement"}


def test_a_man_and_a_woman_are_two():
    assert judged("woman", "man") == set()


def test_one_man_of_three_people_contradicts_nothing():
    assert judged("people", "man", number=3) == set()


def test_the_dead_of_two_shootings_are_not_one():
    assert judged("person", "man", deeds=("inc_1", "inc_2")) == set()


def test_marines_are_soldiers():
    figures = [figure(n, f"r{i}", 4, 4, group=g, place="plc_town") for i, (n, g) in enumerate((("a", "marines"), ("b", "soldiers")), 1)]
    assert kinds(judge_figures(figures, [report("r1"), report("r2")], [TOWN]), "a", "b") == {"agreement"}


def test_rounds_fired_and_rounds_found_are_no_rivals():
    def of(low, high):
        figures = [
            figure(name, f"r{i}", n, n, measure="other", group="rounds", place="plc_town", incident="inc")
            for i, (name, n) in enumerate((("a", low), ("b", high)), 1)
        ]
        return kinds(
            judge_figures(figures, [report("r1"), report("r2")], [TOWN], [incident("inc", type="killing", place="plc_town")]), "a", "b"
        )

    assert of(100, 1300) == set()
    assert of(100, 100) == {"agreement"}
