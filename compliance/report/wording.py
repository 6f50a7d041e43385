"""Plain words for codes: how a report says a time, a count, a verdict or how certain a rule is."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from compliance.model.findings import VerdictWord

VERDICTS: dict[VerdictWord, tuple[str, str, str]] = {
    "blocked": ("✕", "blocked", "a rule forbids it as things stand"),
    "incomplete": ("◌", "incomplete", "something that had to be examined was not"),
    "review": ("§", "review", "a person has to decide, often a lawyer"),
    "needs_facts": ("?", "needs facts", "you know something the project file does not say"),
    "clear": ("✓", "clear", "no rule objects to what was found and declared"),
}
"""Symbol, word and meaning of each verdict, the heaviest first."""

_LAW_CERTAINTY = {
    "settled": "settled law",
    "split": "courts are split",
    "unsettled": "open on the facts or the law",
    "untested": "no court has ruled on this",
    "unknown": "present state of the law not known",
}
_TERMS_CERTAINTY = {
    "settled": "the terms say so",
    "split": "the terms contradict each other",
    "unsettled": "the terms leave it open",
    "untested": "no known case of this",
    "unknown": "present terms not known",
}
_STEMS = {
    "mix": "the file as it is",
    "vocals": "the separated vocals",
    "drums": "the separated drums",
    "bass": "the separated bass",
    "other": "the separated remainder",
    "harmonic": "its sustained sounds, percussion removed",
    "percussive": "its percussive sounds alone",
    "centre": "the centre of the stereo picture",
    "sides": "the sides of the stereo picture",
}
_ANALYSES = {
    "fingerprint": ("Comparison with the reference library", "library comparison"),
    "dense_search": ("A second, denser search", "denser search"),
    "separation": ("Separation into layers", "separation"),
    "chromaprint": ("Whole-file fingerprint (Chromaprint)", "Chromaprint"),
    "acoustid": ("Online identification (AcoustID)", "AcoustID"),
    "tags": ("Reading the tags", "tags"),
    "decode": ("Decoding the audio", "decoding"),
    "session": ("Reading the DAW session", "DAW sessions"),
    "ignored": ("Looking into it", "files left out"),
}
_KINDS = {
    "ep": "EP",
    "dj_mix": "DJ mix",
    "livestream_dj": "DJ livestream",
    "podcast_episode": "podcast episode",
    "ad": "advertisement",
}


def certainty_words(certainty: str, *, of_law: bool) -> str:
    """Say how certain a rule is; `of_law` is false for the terms of a platform, tool or source."""
    return (_LAW_CERTAINTY if of_law else _TERMS_CERTAINTY).get(certainty, certainty)


def stem_words(stem: str) -> str:
    """Say which layer of a file was listened to."""
    return _STEMS.get(stem, stem)


def analysis_words(analysis: str) -> str:
    """Name an examination."""
    return _ANALYSES.get(analysis, (readable(analysis).capitalize(),))[0]


def analysis_brief(analysis: str) -> str:
    """Name an examination in a word or two."""
    return _ANALYSES.get(analysis, (readable(analysis),))[-1]


def kind_words(kind: str) -> str:
    """Name a kind of release, recording or file."""
    return _KINDS.get(kind, readable(kind))


def readable(identifier: str) -> str:
    """Turn ``some_identifier`` or ``some-identifier`` into words."""
    return identifier.replace("_", " ").replace("-", " ").strip()


def clock(milliseconds: int, *, tenths: bool = False) -> str:
    """Write a position as m:ss or h:mm:ss, with tenths of a second on request.

    >>> clock(41_260), clock(41_260, tenths=True), clock(3_725_000)
    ('0:41', '0:41.3', '1:02:05')
    """
    unit_ms = 100 if tenths else 1000
    units = (max(0, milliseconds) + unit_ms // 2) // unit_ms
    seconds, tenth = divmod(units, 10) if tenths else (units, 0)
    minutes, seconds = divmod(seconds, 60)
    hours, minutes = divmod(minutes, 60)
    text = f"{hours}:{minutes:02d}:{seconds:02d}" if hours else f"{minutes}:{seconds:02d}"
    return f"{text}.{tenth}" if tenths else text


def time_range(start_ms: int, end_ms: int, *, tenths: bool = False) -> str:
    """Write a stretch of time.

    >>> time_range(41_000, 57_100)
    '0:41–0:57'
    """
    return f"{clock(start_ms, tenths=tenths)}–{clock(end_ms, tenths=tenths)}"


def confidence_words(millis: int) -> str:
    """Write a confidence given in thousandths; nothing is ever wholly certain.

    >>> confidence_words(902), confidence_words(1000)
    ('90.2 %', 'over 99.9 %')
    """
    return f"{millis / 10:.1f} %" if millis < 1000 else "over 99.9 %"


def sureness_words(confidence: str, alarms: str) -> str:
    """Say how sure a detection is.

    >>> sureness_words("99.4 %", "1 false alarm this strong in 160 such scans"), sureness_words("90.0 %", "")
    ('99.4 % sure (1 false alarm this strong in 160 such scans)', '90.0 % sure')
    """
    return f"{confidence} sure ({alarms})" if alarms else f"{confidence} sure"


def alarm_words(log10_hundredths: int | None) -> str:
    """Say how many false detections this strong a scan like this one must expect; empty if nobody counted.

    The rarest that is told is 1 in 1,000: beyond, the number would be an extrapolation of what was measured.

    >>> alarm_words(-240), alarm_words(48)
    ('1 false alarm this strong in 250 such scans', '3 false alarms this strong in such a scan')
    >>> alarm_words(-1200)
    'under 1 false alarm this strong in 1,000 such scans'
    """
    if log10_hundredths is None:
        return ""
    if log10_hundredths < -300:
        return "under 1 false alarm this strong in 1,000 such scans"
    if log10_hundredths < -15:
        return f"1 false alarm this strong in {_two_digits(10 ** (-log10_hundredths / 100)):,} such scans"
    return f"{plural(_two_digits(10 ** (log10_hundredths / 100)), 'false alarm')} this strong in such a scan"


def _two_digits(number: float) -> int:
    """Round to two significant digits, at least 1."""
    return max(1, int(float(f"{number:.2g}")))


def error_words(pitch_hundredths: int | None, tempo_millis: int | None) -> str:
    """Say how exactly a change is known.

    >>> error_words(1, 2).replace("\u00a0", " "), error_words(None, None)
    ('± 0.01 semitones, ± 0.2 % speed', '')
    """
    parts = [
        f"±\u00a0{pitch_hundredths / 100:g} semitones" if pitch_hundredths is not None else "",
        f"±\u00a0{tempo_millis / 10:g} % speed" if tempo_millis is not None else "",
    ]
    return ", ".join(part for part in parts if part)


def elapsed_words(seconds: float) -> str:
    """Write how long something took.

    >>> elapsed_words(0.44), elapsed_words(41.2), elapsed_words(252)
    ('0.4 s', '41 s', '4 min 12 s')
    """
    if seconds < 10:
        return f"{seconds:.1f} s"
    minutes, rest = divmod(round(seconds), 60)
    return f"{minutes} min {rest} s" if minutes else f"{rest} s"


def plural(count: int, one: str, many: str = "") -> str:
    """Write a count with its noun.

    >>> plural(1, "error"), plural(2, "error"), plural(0, "entry", "entries")
    ('1 error', '2 errors', '0 entries')
    """
    return f"{count:,} {one if count == 1 else many or one + 's'}"


def listing(words: Sequence[str], *, conjunction: str = "and") -> str:
    """Join words as in a sentence.

    >>> listing(["US"]), listing(["US", "EU"]), listing(["US", "EU", "GB"], conjunction="or")
    ('US', 'US and EU', 'US, EU or GB')
    """
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} {conjunction} {words[-1]}"


def shortened(text: str, longest: int) -> str:
    """Cut a text in its middle, where names differ least.

    >>> shortened("a-very-long-name-of-a-file.wav", 15)
    'a-very-…ile.wav'
    """
    if len(text) <= longest:
        return text
    head = longest // 2
    return f"{text[:head]}…{text[head - longest + 1 :]}"


def rule_anchor(rule: str) -> str:
    """Return a rule's id as a fragment of an address.

    >>> rule_anchor("us/sampling-recording")
    'law-us-sampling-recording'
    """
    return "law-" + "".join(char if char.isascii() and char.isalnum() else "-" for char in rule)
