"""Anything a person has, to reports."""

from tallystick.read.feed import Entry, Feed, read_feed
from tallystick.read.inputs import read_entry, read_fetched, read_inputs

__all__ = ["Entry", "Feed", "read_entry", "read_feed", "read_fetched", "read_inputs"]
