"""``search``: words, names, places, days and numbers over a case."""

from __future__ import annotations

from typing import Annotated

import typer

from tallystick.cli.opening import account_of, say, write_out
from tallystick.cli.options import AsOf, CasePath
from tallystick.errors import SettingsError

SHOWN = 10


def search(
    case: CasePath,
    query: Annotated[
        list[str],
        typer.Argument(
            metavar="QUERY…", help="Words, names, counts ('killed > 100'), days ('15..17 March'), \"phrases\", outlet: by: place:."
        ),
    ],
    as_of: AsOf = None,
    limit: Annotated[int, typer.Option("--limit", "-n", min=1, help="Hits of each kind that are printed.")] = SHOWN,
) -> None:
    """Find figures, incidents, statements and reports; each line ends in REPORT:START, where it is read."""
    from tallystick.run.query import parse_query, word_query
    from tallystick.run.results import KINDS
    from tallystick.run.search import SearchIndex
    from tallystick.run.snippet import cut_snippet

    account = account_of([str(case)], as_of=as_of)
    asked = parse_query(" ".join(query), max((r.published for r in account.reports if r.published), default=None))
    if asked.empty:
        raise SettingsError("the query asks for nothing; give words, a count ('killed > 100') or days ('15..17 March')")
    index = SearchIndex(account)
    results = index.search(asked)
    say("searched: " + "; ".join(word_query(asked)))
    for note in results.notes:
        say(note)
    names = {report.id: report.name for report in account.reports}
    lines: list[str] = []
    for kind in KINDS:
        hits = results.of(kind)
        if hits:
            lines.append(f"{len(hits):,} {kind}{'' if len(hits) == 1 else 's'}{f', the first {limit}' if len(hits) > limit else ''}")
        for hit in hits[:limit]:
            cut = cut_snippet(index, hit, asked, results)
            lines.append(f"  {hit.id}  {cut.plain}  [{names[cut.evidence.report]}] {cut.evidence.report}:{cut.evidence.start}")
    write_out("\n".join(lines) if lines else "Nothing was found.", None)
