"""The product's stages beside what somebody would take instead, in one run: ``python -m benchmarks.side_by_side`` (see ``__main__``)."""
