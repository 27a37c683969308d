"""Pages and feeds from the web: the only part of the product that asks anything of the network, and only when told to."""

from tallystick.read.fetch.clock import Clock, FakeClock, SystemClock
from tallystick.read.fetch.fetcher import Fetched, Fetcher, Host

__all__ = ["Clock", "FakeClock", "Fetched", "Fetcher", "Host", "SystemClock"]
