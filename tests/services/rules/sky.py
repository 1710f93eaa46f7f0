"""Moments of the new moon and places of the sun, by published formulae; days at Beijing.

New moons after J. Meeus, Astronomical Algorithms, chapter 49 (to about 20 seconds); the sun
after P. Bretagnon and J.-L. Simon, Planetary Programs and Tables (to about a minute of time);
the slowing of the earth after F. Espenak and J. Meeus. Moments are Julian days.
"""

from datetime import date
from math import cos, floor, radians, sin

YEAR_DAYS = 365.2422
J2000 = 2451545.0

# Of the new moon: millionths of a day, power of the earth's eccentricity, and how often the
# anomalies of sun and moon, the argument of latitude and the node go into the sine.
MOON_TERMS = [
    tuple(int(number) for number in row.split())
    for row in """
    -407200 0 0 1 0 0 | 172410 1 1 0 0 0 | 16080 0 0 2 0 0 | 10390 0 0 0 2 0 | 7390 1 -1 1 0 0
    -5140 1 1 1 0 0 | 2080 2 2 0 0 0 | -1110 0 0 1 -2 0 | -570 0 0 1 2 0 | 560 1 1 2 0 0
    -420 0 0 3 0 0 | 420 1 1 0 2 0 | 380 1 1 0 -2 0 | -240 1 -1 2 0 0 | -170 0 0 0 0 1
    -70 0 2 1 0 0 | 40 0 0 2 -2 0 | 40 0 3 0 0 0 | 30 0 1 1 -2 0 | 30 0 0 2 2 0
    -30 0 1 1 2 0 | 30 0 -1 1 2 0 | -20 0 -1 1 -2 0 | -20 0 1 3 0 0 | 20 0 0 4 0 0
    """.strip()
    .replace("\n", "|")
    .split("|")
]
# What the planets do to it: millionths of a day, angle at first, degrees per month.
PLANET_TERMS = [
    tuple(float(number) for number in row.split())
    for row in """
    325 299.77 0.107408 | 165 251.88 0.016321 | 164 251.83 26.651886 | 126 349.42 36.412478
    110 84.66 18.206239 | 62 141.74 53.303771 | 60 207.14 2.453732 | 56 154.84 7.306860
    47 34.52 27.261239 | 42 207.19 0.121824 | 40 291.34 1.844379 | 37 161.72 24.198154
    35 239.56 25.513099 | 23 331.55 3.592518
    """.strip()
    .replace("\n", "|")
    .split("|")
]
# Of the sun's longitude: ten-millionths of a radian, angle at first, degrees per century.
SUN_TERMS = [
    tuple(float(number) for number in row.split())
    for row in """
    403406 270.54861 0.9287892 | 195207 340.19128 35999.1376958 | 119433 63.91854 35999.4089666
    112392 331.2622 35998.7287385 | 3891 317.843 71998.20261 | 2819 86.631 71998.4403
    1721 240.052 36000.35726 | 660 310.26 71997.4812 | 350 247.23 32964.4678
    334 260.87 -19.441 | 314 297.82 445267.1117 | 268 343.14 45036.884 | 242 166.79 3.1008
    234 81.53 22518.4434 | 158 3.5 -19.9739 | 132 132.75 65928.9345 | 129 182.95 9038.0293
    114 162.03 3034.7684 | 99 29.8 33718.148 | 93 266.4 3034.448 | 86 249.2 -2280.773
    78 157.6 29929.992 | 72 257.8 31556.493 | 68 185.1 149.588 | 64 69.9 9037.75
    46 8.0 107997.405 | 38 197.1 -4444.176 | 37 250.4 151.771 | 32 65.3 67555.316
    29 162.7 31556.08 | 28 341.5 -4561.54 | 27 291.6 107996.706 | 27 98.5 1221.655
    25 146.7 62894.167 | 24 110.0 31437.369 | 21 5.2 14578.298 | 21 342.6 -31931.757
    20 230.9 34777.243 | 18 256.1 1221.999 | 17 45.3 62894.511 | 14 242.9 -4442.039
    13 115.2 107997.909 | 13 151.8 119.066 | 13 285.3 16859.071 | 12 53.3 -4.578
    10 126.6 26895.292 | 10 205.7 -39.127 | 10 85.9 12297.536 | 10 146.1 90073.778
    """.strip()
    .replace("\n", "|")
    .split("|")
]


def new_moon(number: int) -> float:
    """The moment of a new moon; number 0 is that of 6 January 2000."""
    t = number / 1236.85
    sun = 2.5534 + 29.10535670 * number - 0.0000014 * t**2
    moon = 201.5643 + 385.81693528 * number + 0.0107582 * t**2 + 0.00001238 * t**3
    latitude = 160.7108 + 390.67050284 * number - 0.0016118 * t**2 - 0.00000227 * t**3
    node = 124.7746 - 1.56375588 * number + 0.0020672 * t**2
    eccentricity = 1 - 0.002516 * t - 0.0000074 * t**2
    millionths = sum(
        size * eccentricity**power * sin(radians(a * sun + b * moon + c * latitude + d * node))
        for size, power, a, b, c, d in MOON_TERMS
    )
    bent = 0.009173 * t**2  # in the first of the planets' terms alone
    for place, (size, angle, speed) in enumerate(PLANET_TERMS):
        millionths += size * sin(radians(angle + speed * number - (0 if place else bent)))
    return 2451550.09766 + 29.530588861 * number + 0.00015437 * t**2 + millionths / 1e6


def sun_longitude(moment: float) -> float:
    """Where the sun is seen on the ecliptic, in degrees."""
    t = (moment - J2000) / 36525
    wave = sum(size * sin(radians(angle + speed * t)) for size, angle, speed in SUN_TERMS)
    longitude = 282.7771834 + 36000.76953744 * t + 0.000005729577951308232 * wave
    aberration = 0.0000974 * cos(radians(177.63 + 35999.01848 * t)) - 0.005575
    nutation = -0.004778 * sin(radians(124.90 - 1934.134 * t + 0.002063 * t**2))
    nutation -= 0.0003667 * sin(radians(201.11 + 72001.5377 * t + 0.00057 * t**2))
    return (longitude + aberration + nutation) % 360


def sun_reaches(longitude: int, year: int) -> float:
    """The moment in a calendar year at which the sun stands there."""
    moment = J2000 + YEAR_DAYS * (year - 2000 + (longitude - 280) % 360 / 360)
    for _ in range(5):
        left = (longitude - sun_longitude(moment) + 180) % 360 - 180
        moment += left / 360 * YEAR_DAYS
    return moment


def at_beijing(moment: float) -> float:
    """A moment on Beijing's clock: its own noon until 1928, that of 120 degrees east since."""
    year = 2000 + (moment - J2000) / YEAR_DAYS
    ahead = 7 * 3600 + 45 * 60 + 40 if year < 1929 else 8 * 3600
    return moment + (ahead - slowness(year)) / 86400


def slowness(year: float) -> float:
    """How many seconds the turning of the earth is behind an even clock."""
    spans = (
        (1920, 1900, (-2.79, 1.494119, -0.0598939, 0.0061966, -0.000197)),
        (1941, 1920, (21.20, 0.84493, -0.0761, 0.0020936)),
        (1961, 1950, (29.07, 0.407, -1 / 233, 1 / 2547)),
        (1986, 1975, (45.45, 1.067, -1 / 260, -1 / 718)),
        (2005, 2000, (63.86, 0.3345, -0.060374, 0.0017275, 0.000651814, 0.00002373599)),
        (2050, 2000, (62.92, 0.32217, 0.005589)),
        (9999, 1820, (-205.72 + 0.5628 * (year - 1820), 0, 0.0032)),
    )
    zero, factors = next((zero, factors) for end, zero, factors in spans if year < end)
    return sum(factor * (year - zero) ** power for power, factor in enumerate(factors))


def day_of(moment: float) -> date:
    """The calendar day of a moment."""
    return date.fromordinal(floor(moment + 0.5) - 1721425)


def from_midnight(moment: float) -> float:
    """How many seconds a moment is away from the nearest midnight."""
    gone = (moment + 0.5) % 1
    return 86400 * min(gone, 1 - gone)
