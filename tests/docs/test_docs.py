import importlib.util
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


def load(name):
    spec = importlib.util.spec_from_file_location(name, ROOT / "docs" / f"{name}.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize("name", ["cli.md", "errors.md", "schema.md"])
def test_the_reference_is_fresh(name):
    reference = load("make_reference")
    assert (ROOT / "docs" / "reference" / name).read_text() == reference.PAGES[name](), "run: python docs/make_reference.py"


@pytest.mark.parametrize("page", [*sorted(ROOT.glob("*.md")), *sorted((ROOT / "docs").rglob("*.md"))], ids=lambda p: p.name)
def test_every_local_link_leads_somewhere(page):
    for target in re.findall(r"\]\(([^)#:]+)\)", page.read_text(encoding="utf-8")):
        assert (page.parent / target).exists(), f"{page.name} links to {target}"


def test_the_readmes_library_example_runs():
    (code,) = re.findall(r"```python\n(.*?)```", (ROOT / "README.md").read_text(encoding="utf-8"), re.DOTALL)
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert "killed" in done.stdout


def test_the_tutorials_commands_run(tmp_path):
    commands = [line.strip() for line in (ROOT / "docs" / "tutorial.md").read_text().splitlines() if line.startswith("    tallystick ")]
    account, decision = None, ""
    for command in commands:
        words = shlex.split(command.split(">")[0])
        if "fnd_…" in words or "fig_…" in words:
            import json

            if account is None:
                done = subprocess.run(
                    [sys.executable, "-m", "tallystick", "brief", "flood.case", "-f", "json"],
                    cwd=tmp_path,
                    capture_output=True,
                    text=True,
                    check=False,
                )
                account = json.loads(done.stdout)
            words = [{"fnd_…": account["findings"][0]["id"], "fig_…": account["figures"][0]["id"]}.get(w, w) for w in words]
        if "dec_…" in words:
            words = [decision if w == "dec_…" else w for w in words]
        words = [str(ROOT / w) if w.startswith("examples/") else w for w in words]
        done = subprocess.run([sys.executable, "-m", *words], cwd=tmp_path, capture_output=True, text=True, check=False)
        assert done.returncode in {0, 3}, f"{command}: {done.stderr}"
        if "decide" in words and "reject" in words:
            decision = re.search(r"dec_[0-9a-f]+", done.stderr).group()
    assert (tmp_path / "brief.html").exists()
    assert (tmp_path / "ledger.csv").exists()
