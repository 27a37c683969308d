"""The project's own labelled figures: sentences and pairs written for it, with invented names."""
