"""Writes the lemmas that no regular ending gives: ``python -m training.reader.lemma_table -o FILE``.

From UD English EWT and GUM (training parts): the commonest lemma of each lower-case form and tag, where the rule gives another.
"""

from __future__ import annotations

import argparse
from collections import Counter, defaultdict
from pathlib import Path

from tokenizers import Tokenizer

from tallystick.parse.reader.lemmas import KEPT, VERBS, regular_lemma
from training.reader.corpora import read_conllu
from training.reader.train import encoder_folder


def main() -> None:
    """Writes ``form tag lemma`` lines, sorted."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    parser.add_argument("-o", "--output", type=Path, required=True)
    options = parser.parse_args()
    known = Tokenizer.from_file(str(encoder_folder() / "tokenizer.json")).get_vocab()
    lemmas: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for name in ("ewt.train", "gum-free.train"):
        for document in read_conllu(options.shared / "train" / "parsing" / f"{name}.conllu.gz"):
            for text, words in document:
                for start, end, pos, _head, _relation, tag, lemma in words:
                    form = text[start:end].lower().replace("’", "'")
                    if (pos not in KEPT or tag in VERBS) and " " not in form and lemma != "_":
                        lemmas[form, tag][lemma.lower()] += 1
    table = {key: counts.most_common(1)[0][0] for key, counts in lemmas.items()}
    irregular = {(form, tag): lemma for (form, tag), lemma in table.items() if regular_lemma(form, tag, known) != lemma}
    options.output.write_text("".join(f"{form} {tag} {lemma}\n" for (form, tag), lemma in sorted(irregular.items())), encoding="utf-8")
    print(f"{len(irregular)} of {len(table)} forms are irregular")


if __name__ == "__main__":
    main()
