"""Parts and a crew for tests of runs over shards: a reader that some reports kill, and workers without processes."""

import os
import re
import signal
import time
from collections import deque
from pathlib import Path

from tallystick.parse.reader import ReaderParser
from tallystick.run import Settings
from tallystick.run.crew import Hand

NOTHING = "shard_parts:find_nothing"
ORDERS = re.compile(r"(DIE-ONCE|DIE|FAIL|SLEEP):(\S*)")


def obey(text):
    """Does what the report's words tell its reader to do."""
    for word, path in ORDERS.findall(text):
        if word == "DIE" or (word == "DIE-ONCE" and not Path(path).exists()):
            if path:
                Path(path).touch()
            os.kill(os.getpid(), signal.SIGKILL)
        elif word == "FAIL":
            raise ValueError("no such words")
        elif word == "SLEEP":
            time.sleep(float(path))


class QuickParser:
    """Finds nothing, and quickly."""

    version = "quick-1"

    def parse(self, reports):
        from tallystick.records.parsed import Parsed

        for report in reports:
            obey(report.text)
            yield Parsed(report.id, report.text, (), ())


class OrderedReader(ReaderParser):
    """The product's reader, which some reports kill."""

    def parse(self, reports):
        for report in reports:
            obey(report.text)
            yield from super().parse((report,))


def find_nothing(*_):
    return ()


QUICK = Settings(parser="shard_parts:QuickParser", names=NOTHING, times=NOTHING, statements=NOTHING, figures=NOTHING, incidents=NOTHING)


class OneProcessCrew:
    """Workers in this process; a piece on which ``dies`` says so takes its worker with it."""

    def __init__(self, maker, order, hands=2, dies=lambda work: False):
        self.hands = hands
        self.dies = dies
        self.hand = Hand(maker, order)
        self.waiting = deque()
        self.started = 0

    def start(self, ticket, work):
        self.started += 1
        self.waiting.append((ticket, work))

    def wait(self):
        ticket, work = self.waiting.pop()  # the last first: nothing may hang on the order
        if self.dies(work):
            return [(ticket, None)]
        answer, problem = self.hand.do(work)
        if problem is not None:
            raise RuntimeError(problem)
        return [(ticket, answer)]

    def close(self):
        pass
