"""The recipe that makes the reader's weights: one small encoder, several heads, from named data."""
