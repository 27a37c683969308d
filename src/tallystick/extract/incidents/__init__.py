"""Tellings of something that happened: type, place, time, who and what, each with the words that say so."""

from tallystick.extract.incidents.find import find_incidents

__all__ = ["find_incidents"]
