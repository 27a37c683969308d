"""The stage lexicon."""
