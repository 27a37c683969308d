"""Whether a case is what it was: its receipts hold, its texts follow from the originals, its analyses from the texts, the account from both."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

import msgspec

from tallystick.errors import SettingsError
from tallystick.read.again import reads_the_same
from tallystick.read.fetch import Fetched
from tallystick.records.account import Account
from tallystick.records.mention import Analysis
from tallystick.records.report import Report
from tallystick.run.account import build_account
from tallystick.run.analyse import analyse_reports, parts_version
from tallystick.run.settings import Settings
from tallystick.store import Case
from tallystick.store.faults import MOST, Checked, check_case
from tallystick.store.feeds import FeedStore
from tallystick.store.receipts import product_version

Progress = Callable[[Iterable[Any], int, str], Iterator[Any]]


class Verified(msgspec.Struct, kw_only=True):
    """What verifying a case came to."""

    checked: Checked
    """Receipts, rows and originals."""
    faults: list[str] = []
    """Of what follows from them; empty where it follows, or was not looked at."""
    unproved: list[str] = []
    """What could not be looked at here, and why."""
    texts: int = 0
    """Reports whose originals, read again, gave their texts."""
    analyses: int = 0
    """Reports that were read anew and gave the analyses that the case keeps."""
    account: bool = False
    """Whether the account was made anew, and was the one that the case gives (and that of the file, where one was given)."""

    @property
    def first(self) -> str | None:
        """The first fault; None where there is none."""
        return next(iter((*self.checked.faults, *self.faults)), None)


def verify_case(
    case: Case,
    *,
    settings: Settings | None = None,
    noted: str | None = None,
    exported: Path | None = None,
    quick: bool = False,
    jobs: int = 1,
    progress: Progress = lambda items, _total, _label: iter(items),
) -> Verified:
    """Verifies a case and changes nothing in it.

    ``noted`` is the hash of a receipt that was written down earlier, ``exported`` an account that was exported as JSON, ``quick`` leaves out
    what is read anew. Where the receipts do not hold nothing further is looked at. Raises SettingsError where ``exported`` is no account.
    """
    settings = settings or Settings()
    told = _exported(exported) if exported is not None else None
    done = Verified(checked=check_case(case, noted))
    if done.first is not None:
        return done
    if quick:
        done.unproved.append("nothing was read anew, as was asked for: texts, analyses and account are as the case keeps them")
        return done
    with case.snapshot():
        reports = case.reports()
        _texts(case, reports, done, progress)
        kept = case.analyses(parts_version(settings))
        decisions, aside = case.decisions(), case.aside()
    if settings.second is not None:
        done.unproved.append(
            "a language model reads the reports of this case too, and would not answer the same again: nothing was analysed anew"
        )
        return done
    made: dict[str, Analysis] = {}
    for analysis in progress(analyse_reports(reports, settings, jobs), len(reports), "Reading reports anew"):
        # As the case would give it back: numbers that were whole are read back as the record has them.
        analysis = msgspec.json.decode(msgspec.json.encode(analysis), type=Analysis)
        made[analysis.report] = analysis
        if analysis.report not in kept:
            continue
        before = kept[analysis.report]
        if before == analysis:
            done.analyses += 1
        elif analysis.problem is not None:
            # Here it ran out of time or memory: what the case keeps is neither proved nor refuted.
            made[analysis.report] = before
            done.unproved.append(f"{analysis.report} could not be analysed anew: {analysis.problem}")
        elif before.problem is not None:
            done.faults.append(f"the analysis of {analysis.report} says that it could not be made ({before.problem}), and it can")
        else:
            done.faults.append(f"the analysis of {analysis.report} is not what its text gives")
    if missing := len(reports) - len(kept):
        done.unproved.append(
            f"{missing:,} analyses were made by another version or other settings, or not yet: made anew, with nothing to compare"
        )
    as_of = told.as_of if told is not None else None
    anew = build_account(reports, made, decisions=decisions, set_aside=aside, as_of=as_of, settings=settings)
    # What the case gives: its own analyses, where it has them.
    given = build_account(reports, {**made, **kept}, decisions=decisions, set_aside=aside, as_of=as_of, settings=settings)
    same = msgspec.json.encode(anew) == msgspec.json.encode(given)
    if not same:
        done.faults.append("the account that the case gives does not follow from its reports and decisions")
    if told is not None and (other := _difference(told, anew)) is not None:
        same = False
        done.faults.append(f"{exported}: the account does not follow from the case: its {other} differ")
    done.account = same
    del done.faults[MOST:]
    return done


def _texts(case: Case, reports: list[Report], done: Verified, progress: Progress) -> None:
    """Each report's original read again."""
    charsets = _charsets(case, reports)
    others = 0
    for report in progress(reports, len(reports), "Reading originals"):
        original = case.original(report.sha256)
        if original is None:
            continue
        if reads_the_same(original, report, charset=charsets.get(report.id)):
            done.texts += 1
        elif done.checked.versions.get(report.id) == product_version():
            done.faults.append(
                f"the text of {report.id} is not what its original gives when this version reads it (a page or PDF may be read otherwise "
                "where the packages that take it apart are of other versions)"
            )
        else:
            others += 1
    if others:
        done.unproved.append(
            f"{others:,} originals read otherwise in this version than in the one that added them: their texts are held by receipts alone"
        )


def _charsets(case: Case, reports: list[Report]) -> dict[str, str]:
    """What servers said of the pages that reports came from."""
    feeds = FeedStore(case)
    found: dict[str, str] = {}
    for report in reports:
        if report.path is None and report.url is not None:
            for page in feeds.answers(report.id, Fetched):
                if page.charset is not None:
                    found[report.id] = page.charset
    return found


def _exported(path: Path) -> Account:
    try:
        return msgspec.json.decode(path.read_bytes(), type=Account)
    except OSError as error:
        raise SettingsError(f"cannot read {path}: {error.strerror or error}") from error
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise SettingsError(f"{path} is no account: {error}; give one that was exported with --format json") from error


def _difference(told: Account, made: Account) -> str | None:
    """The first part of two accounts that differs; texts that were left out count as the same."""
    if told.reports and all(report.text is None for report in told.reports):
        made = msgspec.structs.replace(made, reports=tuple(msgspec.structs.replace(report, text=None) for report in made.reports))
    for field in Account.__struct_fields__:
        if getattr(told, field) != getattr(made, field):
            return field.replace("_", " ")
    return None
