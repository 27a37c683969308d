"""The stage extract."""
