from __future__ import annotations

import msgspec
import pytest

from present import flood
from tallystick.errors import SettingsError
from tallystick.present import why

ACCOUNT = flood.account()


def test_finding_is_led_back_to_the_quoted_characters() -> None:
    told = why(ACCOUNT, "fnd_update")
    place = flood.at("rep_c", "19")
    assert "Delta News and NPW carry it; one place" in told
    assert f"c.txt (report 3, NPW), characters {place.start} to {place.end}" in told
    assert "The toll at Orvelle rose to [[19]] on Wednesday, Marran said." in told
    assert "1 independent origin: Ilse Marran" in told


@pytest.mark.parametrize("id_", ["fig_1", "stm_2", "inc_dike", "plc_orvelle", "rep_e", "fnd_dispute"])
def test_every_kind_of_record_has_its_reasons(id_: str) -> None:
    assert id_ in why(ACCOUNT, id_)


def test_beginning_of_an_id_is_enough_where_it_is_one() -> None:
    assert why(ACCOUNT, "fnd_upd") == why(ACCOUNT, "fnd_update")


def test_unknown_and_ambiguous_ids_are_refused() -> None:
    with pytest.raises(SettingsError, match="no record has the id"):
        why(ACCOUNT, "fnd_nowhere")
    figures = tuple(msgspec.structs.replace(f, id=f"fig_long_{n}") for n, f in enumerate(ACCOUNT.figures))
    with pytest.raises(SettingsError, match="give more of it"):
        why(msgspec.structs.replace(ACCOUNT, figures=figures), "fig_long")
