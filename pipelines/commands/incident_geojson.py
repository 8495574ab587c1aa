"""Incidents as GeoJSON, for a map program."""

import datetime as dt
from typing import Any

from pipelines.publish.database import Warehouse
from pipelines.report.facts.overview import Overview, read_overview
from pipelines.report.facts.published_file import Scope
from pipelines.report.facts.records import Incident
from pipelines.report.maps.map_picture import is_drawn


def incident_geojson(database: Warehouse) -> dict[str, Any]:
    """Return a FeatureCollection of all incidents. One that is known only per country has no geometry, because a country is no point."""
    overview = read_overview(database, Scope())
    return {"type": "FeatureCollection", "features": [_feature(incident, overview) for incident in overview.incidents]}


def _feature(incident: Incident, overview: Overview) -> dict[str, Any]:
    is_point = is_drawn(incident.place_precision, incident.lat, incident.lon)
    return {
        "type": "Feature",
        "id": incident.incident_id,
        "geometry": {"type": "Point", "coordinates": [incident.lon, incident.lat]} if is_point else None,
        "properties": {
            "title": incident.title,
            "day": _iso(incident.day),
            "event_from": _iso(incident.event_from),
            "event_to": _iso(incident.event_to),
            "place": incident.place,
            "admin1": incident.admin1,
            "admin1_code": incident.admin1_code,
            "country": incident.country,
            "place_precision": incident.place_precision,
            "is_disputed": incident.is_disputed,
            "n_articles": incident.n_articles,
            "n_stories": incident.n_stories,
            "figures": [
                {"metric": total.metric, "object_class": total.object_class, "low": total.low, "value": total.value, "high": total.high}
                | {"state": total.state, "grade": total.grade}
                for total in overview.totals.get(incident.incident_id, [])
                if total.object is None
            ],
        },
    }


def _iso(day: dt.date | None) -> str | None:
    return day.isoformat() if day else None
