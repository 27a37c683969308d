"""Makes the pictures of ``docs/img`` from the example case: ``python docs/make_pictures.py`` (needs Chromium and the extra web)."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import tempfile
import urllib.request
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
QUIET = (
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
)  # fmt: skip


PAGES = {"workspace-ledger": "/ledger", "workspace-incidents": "/incidents"}
"""Pictures of the workspace by the page that they show."""
OPENED = re.compile(r"http://127\.0\.0\.1:\d+")


def shoot(chromium: str, folder: str, address: str, name: str, height: int) -> None:
    """Writes ``docs/img/{name}.png`` of the page at the address."""
    picture = ROOT / "docs" / "img" / f"{name}.png"
    picture.parent.mkdir(exist_ok=True)
    window = f"--window-size=1280,{height}"
    command = [
        chromium,
        *QUIET,
        f"--user-data-dir={folder}/profile",
        f"--screenshot={picture}",
        window,
        "--virtual-time-budget=4000",
        address,
    ]
    subprocess.run(command, check=True, capture_output=True)


def main() -> int:
    """Writes the pictures; 1 where no Chromium is found."""
    chromium = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if chromium is None:
        print("Chromium is missing: apt-get install chromium", file=sys.stderr)
        return 1
    tallystick, example = [sys.executable, "-m", "tallystick"], str(ROOT / "examples" / "luangwa")
    with tempfile.TemporaryDirectory() as folder:
        page, case = Path(folder) / "brief.html", Path(folder) / "luangwa.case"
        subprocess.run([*tallystick, "brief", example, "-o", str(page)], check=False)
        shoot(chromium, folder, page.as_uri(), "brief", 1400)
        subprocess.run([*tallystick, "add", str(case), example], check=False)
        with subprocess.Popen(
            [*tallystick, "serve", str(case), "--port", "0"], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
        ) as server:
            try:
                said = (OPENED.search(line) for line in server.stdout or ())
                address = next(found.group() for found in said if found)
                with urllib.request.urlopen(address + "/ledger", timeout=120):
                    pass  # the first page waits until the account is made
                for name, path in PAGES.items():
                    shoot(chromium, folder, address + path, name, 1000)
            finally:
                server.terminate()
    return 0


if __name__ == "__main__":
    sys.exit(main())
