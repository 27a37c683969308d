"""Adapters: the product's own stages, answered in the labelled sets' formats."""
