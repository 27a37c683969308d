"""Parsers that fail in the ways that a poisoned report can make one fail."""

import os

from tallystick.records.parsed import Parsed


def nothing(*_):
    """A part that finds nothing, and at once."""
    return ()


class Poisoned:
    """Reads no words, and fails on reports that say how."""

    version = "poisoned-1"

    def parse(self, reports):
        for report in reports:
            if "[hang]" in report.text:
                while True:
                    try:
                        sum(range(1000))
                    except Exception:  # as libraries do that go on after anything
                        continue
            if "[die]" in report.text:
                os._exit(9)
            if "[memory]" in report.text:
                raise MemoryError
            if "[deep]" in report.text:
                raise RecursionError("too deep")
            yield Parsed(report=report.id, text=report.text, tokens=(), sentences=())
