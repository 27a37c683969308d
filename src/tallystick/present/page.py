"""The brief as one self-contained page: no script, no network, highlights made here because spans count code points."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from functools import lru_cache

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup, escape

from tallystick.present.brief import compose
from tallystick.present.check import Counts, check_html
from tallystick.present.fragments import Fragment, Own, OwnKind, Rule, Sourced
from tallystick.present.quote import Paragraph, Piece, anchor, cut_report
from tallystick.present.view import AccountView
from tallystick.records.account import Account
from tallystick.records.report import Evidence

FOOTER = "\x00footer\x00"
CREDIT = "Made with Tallystick. Places: GeoNames (CC BY 4.0); outlines: Natural Earth (public domain). Nothing was sent anywhere to make this page."
KIND_TITLES = {
    "agreement": "Agreed",
    "dispute": "Disputed",
    "update": "Updated",
    "revision": "Revised",
    "single_source": "Single source",
    "unverified": "Unverified",
}


@lru_cache(maxsize=1)
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("tallystick.present", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=False,
        auto_reload=False,
    )
    environment.filters |= {
        "kindtitle": lambda kind: KIND_TITLES[kind],
        "counted": lambda number, one, many=None: _own(
            f"{number:,} {one if number == 1 or one == 'more' else many or one + 's'}", OwnKind.COUNT
        ),
        "bare": lambda number: _own(f"{number:,}", OwnKind.COUNT),
        "scale": lambda text: _own(str(text), OwnKind.SCALE),
        "scheme": lambda text: _own(str(text), OwnKind.SCHEME),
        "scaletext": lambda text: Markup('<tspan data-own="scale">{}</tspan>').format(text),
        "ident": lambda text: _own(str(text), OwnKind.ID),
        "reason": lambda text: _own(str(text), OwnKind.REASON),
        # Replaced for each page; named here because a template is compiled once and looks its filters up then.
        "line": lambda line: line,
    }
    return environment


def _own(text: str, kind: OwnKind) -> Markup:
    return Markup('<span data-own="{}">{}</span>').format(kind.value, text)


class _Writer:
    """Writes fragments and remembers which places of the reports they point at."""

    def __init__(self, view: AccountView) -> None:
        self.view = view
        self.wanted: dict[str, set[Evidence]] = defaultdict(set)

    def line(self, line: Iterable[Fragment]) -> Markup:
        return Markup("").join(self.fragment(fragment) for fragment in line)

    def fragment(self, fragment: Fragment) -> Markup:
        if isinstance(fragment, Own):
            return escape(fragment.text) if fragment.kind is OwnKind.PLAIN else _own(fragment.text, fragment.kind)
        return self.sourced(fragment)

    def sourced(self, fragment: Sourced) -> Markup:
        number = self.view.number[fragment.report]
        target = f"r{number}"
        if fragment.evidence is not None:
            self.wanted[fragment.report].add(fragment.evidence)
            target = anchor(number, fragment.evidence)
        ref = Markup("")
        if fragment.rule in {Rule.WORDS, Rule.VALUE} and fragment.evidence is not None:
            ref = Markup(' data-n="{}:{}"').format(number, fragment.evidence.start)  # printed on paper, where nothing can be clicked
        note = Markup(' title="{}"').format(fragment.note) if fragment.note else Markup("")
        return Markup('<a class="s" data-r="{}" href="#{}"{}{}>{}</a>').format(fragment.rule.value, target, ref, note, fragment.text)


def brief_html(account: Account) -> str:
    """The page of an account, checked: every number, name and date in it stands in the words that it is linked to.

    Raises UnsourcedError, naming the words, where one does not, or where the account was made without the reports' texts.
    """
    brief, view = compose(account)
    writer = _Writer(view)
    environment = _environment().overlay()
    environment.filters = {**environment.filters, "line": writer.line}
    template = environment.get_template("brief.html.j2")
    # Written twice: the first pass learns which places of the reports the brief points at, the second marks them.
    shown = {"brief": brief, "css": Markup(""), "footer": FOOTER, "credit": CREDIT}
    template.render(**shown, texts=_texts(view, {}))
    texts = _texts(view, writer.wanted)
    cut = sorted(_cut(texts))
    css = Markup(environment.get_template("brief.css.j2").render(cut=cut))
    page = template.render(**{**shown, "css": css}, texts=texts)
    counts = check_html(page, account)
    return page.replace(FOOTER, _footer(counts))


def _footer(counts: Counts) -> str:
    return str(_own(counts.sentence(), OwnKind.CHECK))


def _texts(view: AccountView, wanted: dict[str, set[Evidence]]) -> dict[str, tuple[Paragraph, ...]]:
    return {
        report.id: cut_report(
            view.texts[report.id], view.number[report.id], wanted.get(report.id, ()), [(z.start, z.end, z.kind.value) for z in report.zones]
        )
        for report in view.account.reports
    }


def _cut(texts: dict[str, tuple[Paragraph, ...]]) -> set[str]:
    """Anchors whose words are in more than one piece."""
    found: set[str] = set()

    def walk(pieces: tuple[Piece, ...]) -> None:
        for piece in pieces:
            if piece.kind == "rest":
                found.add(piece.anchor)
            walk(piece.inner)

    for paragraphs in texts.values():
        for paragraph in paragraphs:
            walk(paragraph.pieces)
    return found
