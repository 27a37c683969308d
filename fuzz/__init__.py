"""Looks for input that crashes, hangs or fills the machine. Not needed to use the product; the short form runs with the tests."""
