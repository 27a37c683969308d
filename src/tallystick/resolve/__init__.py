"""The stage resolve."""
