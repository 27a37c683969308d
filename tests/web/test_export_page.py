"""The page that hands the account on."""

from __future__ import annotations

import re

from starlette.testclient import TestClient

from tallystick.present.exports import FORMS
from tallystick.web.pages.exports import GROUPS


def test_every_form_is_offered_once() -> None:
    assert sorted(name for _, names in GROUPS for name in names) == sorted(form.name for form in FORMS)


def test_links_lead_to_files_at_the_pages_time(reading: TestClient) -> None:
    page = reading.get("/export?as_of=2025-02-12").text
    links = re.findall(r'href="(/api/v1/exports/[^"]+)"', page)
    assert len(links) >= 14
    assert all(link.endswith("as_of=2025-02-12") for link in links)
    answer = reading.get(next(link for link in links if "/exports/geojson" in link))
    assert answer.status_code == 200
    assert answer.headers["content-disposition"].startswith("attachment")


def test_what_is_not_installed_is_no_link(reading: TestClient, monkeypatch) -> None:
    monkeypatch.setattr("tallystick.web.pages.exports.find_spec", lambda name: None)
    page = reading.get("/export").text
    assert page.count("not installed on this server") == 5
    assert "/exports/pdf" not in page
