"""What is looked for in a page's markup before a parser sees it, because it would not come back for a long time."""

from __future__ import annotations

import re

from tallystick.errors import Unreadable

MOST_ATTRIBUTES = 2_000
"""Of one tag. Parsers compare each with all before it, in machine code that nothing interrupts; 100,000 take minutes. Pages have below 100."""
TAG = re.compile(r"""<[a-zA-Z](?:[^>=]++|=\s*+(?:"[^"]*+"|'[^']*+')?+)*+""")
"""A tag as browsers cut it (WHATWG HTML, tokenization): a quote counts after '=' alone, and nothing but '>' ends the tag."""
VALUE = re.compile(r"""=\s*+(?:"[^"]*+"|'[^']*+')""")


def check_markup(markup: str) -> None:
    """Raises Unreadable where a tag has more than MOST_ATTRIBUTES attributes."""
    for found in TAG.finditer(markup):
        if found.end() - found.start() < 2 * MOST_ATTRIBUTES:
            continue
        if len(VALUE.sub(" ", found[0]).replace("/", " ").split()) > MOST_ATTRIBUTES:
            raise Unreadable(
                f"one of its tags has more than {MOST_ATTRIBUTES:,} attributes, as no page of a report has; give its text as .txt"
            )
