"""Many overlapping reports of one crisis in; one sourced account out."""

__version__ = "0.1.0"
