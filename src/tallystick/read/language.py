"""Which language a report is in, by majority of its characters."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter

WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
ENGLISH_MARKS = frozenset(
    """the and of that were with from which who said this they have been has would by at are not his her their but after had about when while
    what where there into than could should its it's during against because between through before under being those these says told""".split()
)
"""Function words of English news that few other languages spell so; 'in', 'to', 'on', 'is', 'was', 'a' are left out for that."""
SURE_ENGLISH = 0.16
"""Share of the marks among all words from which a text is English at sight. English news has 0.19 to 0.33; text that is half in another
language falls below."""
MIN_WORDS = 5
MIN_LETTERS = 20
"""Fewer words or letters than these tell no language."""
PIECE = 400
"""Characters that are judged at a time where a text is not English at sight."""
UNKNOWN = "und"
ENGLISH = "en"
ENGLISH_KIN = frozenset({"pcm", "sco"})
"""Nigerian Pidgin and Scots: the recogniser takes English headlines for them, never the other way round in news."""
NAMES: dict[str, str] = {
    "af": "Afrikaans", "am": "Amharic", "ar": "Arabic", "az": "Azerbaijani", "be": "Belarusian", "bg": "Bulgarian", "bn": "Bengali",
    "bs": "Bosnian", "ca": "Catalan", "cs": "Czech", "da": "Danish", "de": "German", "el": "Greek", "es": "Spanish", "et": "Estonian",
    "eu": "Basque", "fa": "Persian", "fi": "Finnish", "fr": "French", "gl": "Galician", "gu": "Gujarati", "he": "Hebrew", "hi": "Hindi",
    "hr": "Croatian", "ht": "Haitian Creole", "hu": "Hungarian", "hy": "Armenian", "id": "Indonesian", "is": "Icelandic", "it": "Italian",
    "ja": "Japanese", "ka": "Georgian", "kk": "Kazakh", "km": "Khmer", "kn": "Kannada", "ko": "Korean", "ku": "Kurdish", "ky": "Kyrgyz",
    "lo": "Lao", "lt": "Lithuanian", "lv": "Latvian", "mg": "Malagasy", "mk": "Macedonian", "ml": "Malayalam", "mn": "Mongolian",
    "mr": "Marathi", "ms": "Malay", "my": "Burmese", "nb": "Norwegian", "ne": "Nepali", "nl": "Dutch", "nn": "Norwegian", "no": "Norwegian",
    "pa": "Punjabi", "pl": "Polish", "ps": "Pashto", "pt": "Portuguese", "ro": "Romanian", "ru": "Russian", "rw": "Kinyarwanda",
    "si": "Sinhala", "sk": "Slovak", "sl": "Slovenian", "so": "Somali", "sq": "Albanian", "sr": "Serbian", "sv": "Swedish", "sw": "Swahili",
    "ta": "Tamil", "te": "Telugu", "tg": "Tajik", "th": "Thai", "tl": "Tagalog", "tr": "Turkish", "ug": "Uyghur", "uk": "Ukrainian",
    "ur": "Urdu", "uz": "Uzbek", "vi": "Vietnamese", "xh": "Xhosa", "zh": "Chinese", "zu": "Zulu",
}  # fmt: skip


def name_of(code: str) -> str:
    """'French' of 'fr'; the code itself where it has no name here."""
    return NAMES.get(code, code)


def is_latin(text: str) -> bool:
    """Whether most letters are of the Latin script."""
    letters = [letter for letter in text[:4000] if letter.isalpha()]
    latin = sum(1 for letter in letters if letter < "\u0250" or "LATIN" in unicodedata.name(letter, ""))
    return 2 * latin >= len(letters)


def _english_share(text: str) -> tuple[float, int]:
    words = [word.lower().replace("’", "'") for word in WORD.findall(text)]
    return (sum(1 for word in words if word in ENGLISH_MARKS) / len(words) if words else 0.0), len(words)


def _pieces(text: str) -> list[str]:
    pieces: list[str] = []
    for line in text.split("\n"):
        position = 0
        while position < len(line):
            end = len(line) if len(line) - position <= PIECE else max(line.rfind(" ", position, position + PIECE), position + PIECE // 2)
            pieces.append(line[position:end])
            position = end
    return [piece for piece in pieces if sum(letter.isalpha() for letter in piece) >= MIN_LETTERS]


def recognise(text: str) -> str:
    """The ISO 639-1 code of the language that most of the text is in; 'und' where it is too short to tell."""
    share, words = _english_share(text)
    if share >= SURE_ENGLISH and words >= MIN_WORDS:
        return ENGLISH
    letters = sum(letter.isalpha() for letter in text)
    if letters < MIN_LETTERS or (words < MIN_WORDS and is_latin(text)):
        return UNKNOWN if is_latin(text) else _recognise(text)
    weights: Counter[str] = Counter()
    for piece in _pieces(text) or [text]:
        piece_share, piece_words = _english_share(piece)
        found = ENGLISH if piece_share >= SURE_ENGLISH and piece_words >= MIN_WORDS else _recognise(piece)
        weights[found] += sum(letter.isalpha() for letter in piece)
    # Ties go to English, then by code, so that the answer does not hang on the order of the pieces.
    best = min(weights, key=lambda code: (-weights[code], code != ENGLISH, code))
    if best != ENGLISH and share >= SURE_ENGLISH / 2 and 2 * weights[best] < weights.total():
        return ENGLISH
    return best


def _recognise(piece: str) -> str:
    # Imported here: the package and its model take 0.8 s, which English at sight need not pay.
    from py3langid import langid

    code: str = langid.classify(piece)[0]
    return ENGLISH if code in ENGLISH_KIN else code
