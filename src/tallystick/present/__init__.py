"""The stage present."""
