"""Which incident mentions are one incident, with the reason for every link."""

from tallystick.resolve.incidents.link import IncidentRows, resolve_incidents

__all__ = ["IncidentRows", "resolve_incidents"]
