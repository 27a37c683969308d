"""Fuzzes every target for some minutes: ``python -m fuzz.run --minutes 5`` (``pip install 'tallystick[fuzz]'`` for atheris).

With atheris the changes to the seeds are led by which branches they reach; without it they are made at random from ``--seed``. What a target
raises on is kept under ``fuzz/findings/`` as a file, to be made a test. The run ends with 1 where there was any.
"""

from __future__ import annotations

import argparse
import contextlib
import hashlib
import importlib.util
import os
import random
import resource
import subprocess
import sys
import tempfile
import time
import traceback
import warnings
from collections.abc import Iterator, Sequence
from pathlib import Path

from fuzz.targets import ODD_DATE, TARGETS, seeds

FINDINGS = Path(__file__).with_name("findings")
SLOWEST = 30
"""Seconds that one input may take."""
MEGABYTES = 3_000
"""Memory that a target's process may take."""
LARGEST = 40_000
"""Bytes of an input that is made."""


def changed(chance: random.Random, known: Sequence[bytes]) -> bytes:
    """One of the known inputs with some bytes taken out, put in, doubled, overwritten, or with another's end."""
    data = bytearray(chance.choice(known))
    for _ in range(chance.choice((1, 1, 2, 4, 16))):
        at = chance.randrange(len(data) + 1)
        upto = min(len(data), at + chance.choice((1, 1, 2, 8, 64, 1000)))
        kind = chance.randrange(6)
        if kind == 0:
            del data[at:upto]
        elif kind == 1:
            data[at:at] = chance.randbytes(chance.choice((1, 2, 8)))
        elif kind == 2:
            data[at:at] = bytes(data[at:upto]) * chance.choice((1, 2, 30))
        elif kind == 3:
            data[at:upto] = chance.randbytes(upto - at)
        elif kind == 4:
            other = chance.choice(known)
            data[at:] = other[chance.randrange(len(other) + 1) :]
        else:
            data[at:at] = chance.choice(
                (b"\xff", b"\x00", b"\xe2\x80\xae", b"\xcc\x81", b"9" * 400, b"<" * 50, b"[" * 2000, b"\n" * 50, b"\xed\xa0\x80")
            )
    return bytes(data[:LARGEST])


def inputs(name: str, seed: int) -> Iterator[bytes]:
    """The target's seeds, then changes of them without end; the same for the same seed."""
    known = list(seeds(name))
    yield from known
    chance = random.Random(f"{name} {seed}")
    while True:
        yield changed(chance, known)


def keep(name: str, data: bytes, why: str) -> None:
    """Keeps an input that a target raised on."""
    FINDINGS.mkdir(exist_ok=True)
    file = FINDINGS / f"{name}-{hashlib.sha256(data).hexdigest()[:12]}"
    file.write_bytes(data)
    file.with_suffix(".txt").write_text(why, encoding="utf-8")
    print(f"{name}: {why.strip().splitlines()[-1][:200]} ({file})", flush=True)


def fuzz_at_random(name: str, seconds: float, seed: int) -> int:
    """Gives how many inputs the target was tried on; ends the process with 1 at the first that it raises on."""
    with contextlib.suppress(Exception):
        TARGETS["page"](ODD_DATE)
    end = time.monotonic() + seconds
    tried = 0
    for data in inputs(name, seed):
        began = time.process_time()
        try:
            TARGETS[name](data)
            took = time.process_time() - began
            if took > SLOWEST:
                raise TimeoutError(f"{took:.0f} s for {len(data):,} bytes")
        except Exception:
            keep(name, data, traceback.format_exc())
            raise SystemExit(1) from None
        tried += 1
        if time.monotonic() > end:
            return tried
    return tried


def fuzz_led(name: str, seconds: float, seed: int) -> None:
    """Fuzzes with atheris, which ends the process itself."""
    import atheris

    with atheris.instrument_imports(include=["tallystick", "feedparser", "warcio", "email"]):
        with contextlib.suppress(Exception):
            TARGETS["page"](ODD_DATE)  # what is taken up once counts as no slow input
        for data in seeds(name):
            with contextlib.suppress(Exception):
                TARGETS[name](data)  # what a target imports on its way is imported here

    def one(data: bytes) -> None:
        try:
            TARGETS[name](data)
        except Exception:
            keep(name, data, traceback.format_exc())
            raise

    folder = tempfile.mkdtemp(prefix="fuzz-")
    for number, data in enumerate(seeds(name)):
        (Path(folder) / str(number)).write_bytes(data)
    limits = [f"-max_total_time={seconds:.0f}", f"-timeout={SLOWEST}", f"-rss_limit_mb={MEGABYTES}", f"-max_len={LARGEST}", f"-seed={seed}"]
    atheris.Setup([sys.argv[0], folder, *limits, "-print_final_stats=1", "-verbosity=0", f"-artifact_prefix={FINDINGS}/{name}-"], one)
    FINDINGS.mkdir(exist_ok=True)
    atheris.Fuzz()


def main() -> None:
    """Fuzzes each target in a process of its own."""
    parser = argparse.ArgumentParser(prog="python -m fuzz.run", description=__doc__)
    parser.add_argument("--minutes", type=float, default=1.0, help="for each target")
    parser.add_argument("--target", choices=sorted(TARGETS), action="append")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--random", action="store_true", help="without atheris, even where it is installed")
    options = parser.parse_args()
    led = not options.random and importlib.util.find_spec("atheris") is not None
    if os.environ.get("TALLYSTICK_FUZZ"):
        warnings.simplefilter("ignore")
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        name = os.environ["TALLYSTICK_FUZZ"]
        if led:
            fuzz_led(name, options.minutes * 60, options.seed)
        else:
            print(f"{name}: {fuzz_at_random(name, options.minutes * 60, options.seed):,} inputs", flush=True)
        return
    failed = []
    for name in options.target or TARGETS:
        command = [sys.executable, "-m", "fuzz.run", *sys.argv[1:]]
        ended = subprocess.run(command, env={**os.environ, "TALLYSTICK_FUZZ": name}, check=False)
        print(f"{name}: {'ended with ' + str(ended.returncode) if ended.returncode else 'nothing found'}", flush=True)
        failed += [name] if ended.returncode else []
    if failed:
        raise SystemExit(f"findings in {', '.join(failed)}: look into {FINDINGS}")


if __name__ == "__main__":
    main()
