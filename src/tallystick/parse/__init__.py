"""The stage parse."""
