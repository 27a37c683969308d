"""Which incident mentions are one incident, with the reason for every link."""

from tallystick.resolve.incidents.link import resolve_incidents

__all__ = ["resolve_incidents"]
