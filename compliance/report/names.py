"""Names of territories and platforms, as a reader knows them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from compliance.report.wording import readable

if TYPE_CHECKING:
    from collections.abc import Sequence

# fmt: off
EU_MEMBERS = frozenset({
    "AT", "BE", "BG", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GR", "HR", "HU",
    "IE", "IT", "LT", "LU", "LV", "MT", "NL", "PL", "PT", "RO", "SE", "SI", "SK",
})
# fmt: on

_TERRITORIES = """
AD Andorra|AE United Arab Emirates|AF Afghanistan|AG Antigua and Barbuda|AI Anguilla|AL Albania|AM Armenia|AO Angola
AQ Antarctica|AR Argentina|AS American Samoa|AT Austria|AU Australia|AW Aruba|AX Åland Islands|AZ Azerbaijan
BA Bosnia and Herzegovina|BB Barbados|BD Bangladesh|BE Belgium|BF Burkina Faso|BG Bulgaria|BH Bahrain|BI Burundi
BJ Benin|BL Saint Barthélemy|BM Bermuda|BN Brunei|BO Bolivia|BQ Caribbean Netherlands|BR Brazil|BS Bahamas|BT Bhutan
BV Bouvet Island|BW Botswana|BY Belarus|BZ Belize|CA Canada|CC Cocos Islands|CD DR Congo|CF Central African Republic
CG Congo|CH Switzerland|CI Côte d’Ivoire|CK Cook Islands|CL Chile|CM Cameroon|CN China|CO Colombia|CR Costa Rica|CU Cuba
CV Cabo Verde|CW Curaçao|CX Christmas Island|CY Cyprus|CZ Czechia|DE Germany|DJ Djibouti|DK Denmark|DM Dominica
DO Dominican Republic|DZ Algeria|EC Ecuador|EE Estonia|EG Egypt|EH Western Sahara|ER Eritrea|ES Spain|ET Ethiopia
EU European Union|FI Finland|FJ Fiji|FK Falkland Islands|FM Micronesia|FO Faroe Islands|FR France|GA Gabon
GB United Kingdom|GD Grenada|GE Georgia|GF French Guiana|GG Guernsey|GH Ghana|GI Gibraltar|GL Greenland|GM Gambia
GN Guinea|GP Guadeloupe|GQ Equatorial Guinea|GR Greece|GS South Georgia|GT Guatemala|GU Guam|GW Guinea-Bissau|GY Guyana
HK Hong Kong|HM Heard and McDonald Islands|HN Honduras|HR Croatia|HT Haiti|HU Hungary|ID Indonesia|IE Ireland|IL Israel
IM Isle of Man|IN India|IO British Indian Ocean Territory|IQ Iraq|IR Iran|IS Iceland|IT Italy|JE Jersey|JM Jamaica
JO Jordan|JP Japan|KE Kenya|KG Kyrgyzstan|KH Cambodia|KI Kiribati|KM Comoros|KN Saint Kitts and Nevis|KP North Korea
KR South Korea|KW Kuwait|KY Cayman Islands|KZ Kazakhstan|LA Laos|LB Lebanon|LC Saint Lucia|LI Liechtenstein|LK Sri Lanka
LR Liberia|LS Lesotho|LT Lithuania|LU Luxembourg|LV Latvia|LY Libya|MA Morocco|MC Monaco|MD Moldova|ME Montenegro
MF Saint Martin|MG Madagascar|MH Marshall Islands|MK North Macedonia|ML Mali|MM Myanmar|MN Mongolia|MO Macao
MP Northern Mariana Islands|MQ Martinique|MR Mauritania|MS Montserrat|MT Malta|MU Mauritius|MV Maldives|MW Malawi
MX Mexico|MY Malaysia|MZ Mozambique|NA Namibia|NC New Caledonia|NE Niger|NF Norfolk Island|NG Nigeria|NI Nicaragua
NL Netherlands|NO Norway|NP Nepal|NR Nauru|NU Niue|NZ New Zealand|OM Oman|PA Panama|PE Peru|PF French Polynesia
PG Papua New Guinea|PH Philippines|PK Pakistan|PL Poland|PM Saint Pierre and Miquelon|PN Pitcairn|PR Puerto Rico
PS Palestine|PT Portugal|PW Palau|PY Paraguay|QA Qatar|RE Réunion|RO Romania|RS Serbia|RU Russia|RW Rwanda
SA Saudi Arabia|SB Solomon Islands|SC Seychelles|SD Sudan|SE Sweden|SG Singapore|SH Saint Helena|SI Slovenia
SJ Svalbard and Jan Mayen|SK Slovakia|SL Sierra Leone|SM San Marino|SN Senegal|SO Somalia|SR Suriname|SS South Sudan
ST São Tomé and Príncipe|SV El Salvador|SX Sint Maarten|SY Syria|SZ Eswatini|TC Turks and Caicos Islands|TD Chad
TF French Southern Territories|TG Togo|TH Thailand|TJ Tajikistan|TK Tokelau|TL Timor-Leste|TM Turkmenistan|TN Tunisia
TO Tonga|TR Türkiye|TT Trinidad and Tobago|TV Tuvalu|TW Taiwan|TZ Tanzania|UA Ukraine|UG Uganda
UM US Outlying Islands|US United States|UY Uruguay|UZ Uzbekistan|VA Vatican City|VC Saint Vincent and the Grenadines
VE Venezuela|VG British Virgin Islands|VI US Virgin Islands|VN Viet Nam|VU Vanuatu|WF Wallis and Futuna|WS Samoa
WW Worldwide|YE Yemen|YT Mayotte|ZA South Africa|ZM Zambia|ZW Zimbabwe
"""
_TERRITORY_NAMES = {entry[:2]: entry[3:] for line in _TERRITORIES.split("\n") for entry in line.split("|")}
_PLATFORM_NAMES = {
    "apple-music": "Apple Music",
    "cdbaby": "CD Baby",
    "ddex": "DDEX",
    "distrokid": "DistroKid",
    "elevenlabs": "ElevenLabs",
    "iheart": "iHeart",
    "imusician": "iMusician",
    "itch": "itch.io",
    "lalal": "LALAL.AI",
    "soundcloud": "SoundCloud",
    "soundon": "SoundOn",
    "tiktok": "TikTok",
    "tunecore": "TuneCore",
    "unitedmasters": "UnitedMasters",
    "youtube": "YouTube",
    "youtube-audio-library": "YouTube Audio Library",
    "youtube-music": "YouTube Music",
}
_FINGERPRINT_SERVICES = {
    "youtube_cid": ("youtube", "Content ID"),
    "meta_rm": ("meta", "Rights Manager"),
    "tiktok": ("tiktok", "sound matching"),
    "soundcloud_cid": ("soundcloud", "content identification"),
}


def territory_name(code: str) -> str:
    """Name a territory; a code that has none stays as it is."""
    return _TERRITORY_NAMES.get(code, code)


def platform_name(identifier: str) -> str:
    """Name a platform, distributor, tool or source; an unknown one is written from its identifier."""
    known = _PLATFORM_NAMES.get(identifier.replace("_", "-"))
    return known or " ".join(word[:1].upper() + word[1:] for word in readable(identifier).split())


def scope_name(scope: dict[str, str]) -> str:
    """Name what a finding holds for."""
    for kind, identifier in scope.items():
        if kind == "territory":
            return territory_name(identifier)
        return "Everywhere" if kind == "project" else platform_name(identifier)
    return "Everywhere"


def folded_territories(codes: Sequence[str]) -> list[str]:
    """Write the members of the European Union as ``EU`` where all of them are served, in its first member's place.

    >>> folded_territories(["US", *sorted(EU_MEMBERS), "NO"])
    ['US', 'EU', 'NO']
    """
    if not EU_MEMBERS.issubset(codes):
        return list(dict.fromkeys(codes))
    return list(dict.fromkeys("EU" if code in EU_MEMBERS else code for code in codes))


def platforms_with_services(platforms: Sequence[str], services: Sequence[str]) -> list[str]:
    """Name platforms, each with the fingerprint services the release opts in to.

    >>> platforms_with_services(["spotify", "youtube"], ["youtube_cid"])
    ['Spotify', 'YouTube (Content ID)']
    """
    opted: dict[str, list[str]] = {}
    for service in services:
        platform, name = _FINGERPRINT_SERVICES.get(service, ("", ""))
        opted.setdefault(platform, []).append(name)
    names = {platform: platform_name(platform) for platform in platforms}
    return [f"{name} ({', '.join(opted[key])})" if key in opted else name for key, name in names.items()]
