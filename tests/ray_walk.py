"""Run by itself: a cluster of three workers reads shards twice, and compares incidents; the last line written says what came of it."""

import hashlib
import json
import os
import sys

import msgspec

from tallystick.errors import TallystickError
from tallystick.run import Settings, build_account
from tallystick.run.analyses import Folder
from tallystick.run.partitions import MAKER, CompareByPartition
from tallystick.run.shards import analyse_shards

NO_CLUSTER = 75
SETTINGS = Settings(parser="shard_parts:OrderedReader")


def begin():
    """Starts the cluster; a machine that is very busy may need a second try."""
    import ray

    os.environ["RAY_USAGE_STATS_ENABLED"] = "0"
    os.environ.setdefault("RAY_agent_register_timeout_ms", "120000")
    os.environ.setdefault("RAY_worker_register_timeout_seconds", "240")
    for _ in range(2):
        try:
            ray.init(
                address="local",
                num_cpus=3,
                include_dashboard=False,
                log_to_driver=False,
                logging_level="error",
                _node_ip_address="127.0.0.1",
            )
            return
        except Exception as error:
            print(f"{type(error).__name__}: {error}".replace("\n", " "), file=sys.stderr)
            ray.shutdown()
    os._exit(NO_CLUSTER)


def main(shards, to):
    from tallystick.run.ray import RayCrew

    begin()
    told = {}
    for word in ("first", "second"):
        sums, known = analyse_shards([shards], to, settings=SETTINGS, on="ray", jobs=2, batch=2)
        told[word], told[f"known at {word}"] = msgspec.to_builtins(sums), msgspec.to_builtins(known)
    rows = [(one, analysis) for part in Folder(to).read() for _, one, analysis in part]
    reports, analyses = [one for one, _ in rows], {analysis.report: analysis for _, analysis in rows}
    with RayCrew(MAKER, b"", 2) as crew:
        far = build_account(reports, analyses, compare=CompareByPartition(crew, 2))
    told["account by partitions"] = hashlib.sha256(msgspec.json.encode(far)).hexdigest()
    told["account here"] = hashlib.sha256(msgspec.json.encode(build_account(reports, analyses))).hexdigest()
    try:
        with RayCrew("shard_parts:none_such", b"{}", 1) as crew:
            crew.wait()
    except TallystickError as error:
        told["broken"] = str(error)
    print(json.dumps(told), flush=True)
    os._exit(0)  # the cluster ends with its leader


if __name__ == "__main__":
    main(*sys.argv[1:])
