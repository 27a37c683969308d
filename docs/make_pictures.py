"""Makes ``docs/img/brief.png`` from the example case: ``python docs/make_pictures.py`` (needs Chromium)."""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
QUIET = (
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
)  # fmt: skip


def main() -> int:
    """Writes the picture; 1 where no Chromium is found."""
    chromium = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if chromium is None:
        print("Chromium is missing: apt-get install chromium", file=sys.stderr)
        return 1
    with tempfile.TemporaryDirectory() as folder:
        page = Path(folder) / "brief.html"
        subprocess.run([sys.executable, "-m", "tallystick", "brief", str(ROOT / "examples" / "luangwa"), "-o", str(page)], check=False)
        picture = ROOT / "docs" / "img" / "brief.png"
        picture.parent.mkdir(exist_ok=True)
        command = [
            chromium,
            *QUIET,
            f"--user-data-dir={folder}/profile",
            f"--screenshot={picture}",
            "--window-size=1280,1400",
            page.as_uri(),
        ]
        subprocess.run(command, check=True, capture_output=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
