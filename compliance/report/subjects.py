"""Find what a finding speaks about in the facts document, and call it by a name its maker knows."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any, cast

from compliance.report.wording import kind_words, listing

if TYPE_CHECKING:
    from collections.abc import Sequence


@dataclass(frozen=True)
class Subjects:
    """The facts document, looked up by id."""

    facts: dict[str, Any]

    @cached_property
    def components(self) -> dict[str, dict[str, Any]]:
        """Every use of other people's work, by id."""
        return self._by_id("components")

    @cached_property
    def detections(self) -> dict[str, dict[str, Any]]:
        """Every passage that was heard, by id."""
        return self._by_id("detections")

    @cached_property
    def explained(self) -> dict[str, tuple[str, ...]]:
        """The ids of the detections that each component explains."""
        found: dict[str, tuple[str, ...]] = {}
        for identifier, detection in self.detections.items():
            component = detection.get("explained_by")
            if component is not None:
                found[component] = (*found.get(component, ()), identifier)
        return found

    def _by_id(self, entity: str) -> dict[str, dict[str, Any]]:
        return {str(item["id"]): item for item in self.facts.get(entity) or ()}

    def detections_of(self, subject: str, evidence: dict[str, Any]) -> tuple[str, ...]:
        """Return the ids of the detections that a finding rests on, in order of time."""
        kind, _, identifier = subject.partition(":")
        named = [identifier] if kind == "detection" else list(self.explained.get(identifier, ()))
        named += _texts(evidence.get("detection"))
        named += [str(passage.get("detection")) for passage in evidence.get("passages") or ()]
        known = [one for one in dict.fromkeys(named) if one in self.detections]
        return tuple(sorted(known, key=lambda one: (self.detections[one]["asset"], self.detections[one]["start_ms"])))

    def position(self, subject: str) -> tuple[str, int, int]:
        """Return where a detection sounds: asset, start and end; for any other subject the very beginning."""
        kind, _, identifier = subject.partition(":")
        if kind != "detection" or identifier not in self.detections:
            return ("", 0, 0)
        detection = self.detections[identifier]
        return (str(detection["asset"]), int(detection["start_ms"]), int(detection["end_ms"]))

    def thing(self, subject: str) -> str:
        """Return one key for everything that is the same thing to the producer.

        A detection is the component that explains it, or else the recording it was found to be; a licence is the one
        component that relies on it.
        """
        kind, _, identifier = subject.partition(":")
        if kind == "licence":
            relying = [key for key, one in self.components.items() if identifier in (one.get("licences") or ())]
            return f"component:{relying[0]}" if len(relying) == 1 else subject
        if kind != "detection" or identifier not in self.detections:
            return subject
        detection = self.detections[identifier]
        if detection.get("explained_by"):
            return f"component:{detection['explained_by']}"
        return f"reference:{detection['reference'].get('id') or identifier}"

    def label(self, thing: str) -> str:
        """Name a subject or thing in a few words."""
        kind, _, identifier = thing.partition(":")
        if kind == "component":
            return self._component_label(identifier)
        if kind == "reference":
            return self._reference_label(identifier)
        if kind == "detection" and identifier in self.detections:
            return recording_label(self.detections[identifier]["reference"])
        if kind == "release":
            return "The release as a whole"
        if kind == "track":
            return f"The track {identifier}"
        return f"{kind.capitalize()} ‘{identifier}’" if kind in {"licence", "claim"} else identifier or kind

    def _component_label(self, identifier: str) -> str:
        component = self.components.get(identifier, {})
        work: dict[str, Any] = component.get("recording") or component.get("composition") or {}
        if work.get("title"):
            return f"{recording_label(work)}, used as ‘{identifier}’"
        kind = component.get("kind")
        return f"The {kind_words(kind)} ‘{identifier}’" if kind else f"‘{identifier}’"

    def _reference_label(self, identifier: str) -> str:
        for key, detection in self.detections.items():
            if identifier in (detection["reference"].get("id"), key):
                return recording_label(detection["reference"])
        return f"recording {identifier}"


def recording_label(recording: dict[str, Any]) -> str:
    """Name a recording: title, then artist and year if they are known."""
    title = recording.get("title")
    artist = recording.get("artist") or listing(_texts(recording.get("writers")))
    details = ", ".join(str(part) for part in (artist, recording.get("first_published_year")) if part)
    name = f"“{title}”" if title else str(recording.get("path") or f"recording {recording.get('id', 'without a name')}")
    return f"{name} ({details})" if details else name


def _texts(value: Any) -> list[str]:
    entries = [value] if isinstance(value, str) else cast("Sequence[Any]", value or ())
    return [entry for entry in entries if isinstance(entry, str)]
