"""The stage run."""
