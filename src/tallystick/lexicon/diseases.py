"""Diseases that break out, by the words that reports call them."""

from __future__ import annotations

DISEASES = frozenset(
    """cholera ebola measles influenza flu malaria dengue typhoid plague fever virus coronavirus covid mers sars polio smallpox monkeypox mpox
    disease illness infection infections hepatitis meningitis diphtheria anthrax zika diarrhoea diarrhea dysentery pneumonia
    salmonella listeria poisoning botulism norovirus tuberculosis rabies marburg lassa""".split()
)
