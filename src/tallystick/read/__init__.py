"""Anything a person has, to reports."""

from tallystick.read.inputs import read_inputs

__all__ = ["read_inputs"]
