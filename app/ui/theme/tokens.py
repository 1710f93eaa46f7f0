"""Colours, sizes and type of the program, each said once."""

from dataclasses import dataclass
from enum import IntEnum, StrEnum
from typing import Final


class Tone(StrEnum):
    """What a colour says; a word or a mark always stands with it."""

    VIP = "vip"
    MAJOR = "major"
    ORDINARY = "ordinary"
    GENERAL = "general"
    POTENTIAL = "potential"
    BAD = "bad"
    WARN = "warn"
    OK = "ok"


@dataclass(frozen=True, slots=True, kw_only=True)
class Palette:
    """The colours of one look, as ``#RRGGBB``.

    Attributes:
        window: The ground everything lies on.
        surface: Cards, lists, fields.
        line: Hairlines and borders.
        hover: A row or button under the pointer.
        text: What is read.
        muted: What is read second.
        faint: Only what may be missed.
        accent: The one action, selection, meters.
        accent_strong: The accent pressed or under the pointer.
        accent_soft: The ground of what is selected.
        accent_ink: Accented text on that ground; a shade deeper where the accent is too pale.
        muted_chosen: Muted text on that ground.
        shadow: Under what lies above the window.
        on_accent: Text on the accent.
        on_bad: Text on the full colour of ``Tone.BAD``.
        inks: The text colour of each tone.
        softs: The ground of each tone.
    """

    window: str
    surface: str
    line: str
    hover: str
    text: str
    muted: str
    faint: str
    accent: str
    accent_strong: str
    accent_soft: str
    accent_ink: str
    muted_chosen: str
    shadow: str
    on_accent: str
    on_bad: str
    inks: dict[Tone, str]
    softs: dict[Tone, str]


LIGHT: Final = Palette(
    window="#F5F6F8",
    surface="#FFFFFF",
    line="#E3E6EB",
    hover="#F8F9FB",
    text="#1B1F27",
    muted="#667085",
    faint="#98A2B3",
    accent="#0E7C72",
    accent_strong="#0B675F",
    accent_soft="#E3F3F1",
    accent_ink="#0D7A70",
    muted_chosen="#475569",
    shadow="#101828",
    on_accent="#FFFFFF",
    on_bad="#FFFFFF",
    inks={
        Tone.VIP: "#9A6200",
        Tone.MAJOR: "#0D7A70",
        Tone.ORDINARY: "#475569",
        Tone.GENERAL: "#667085",
        Tone.POTENTIAL: "#6D3FC8",
        Tone.BAD: "#C4320A",
        Tone.WARN: "#B54708",
        Tone.OK: "#067647",
    },
    softs={
        Tone.VIP: "#FDF1DC",
        Tone.MAJOR: "#E3F3F1",
        Tone.ORDINARY: "#EEF1F5",
        Tone.GENERAL: "#F2F4F7",
        Tone.POTENTIAL: "#F1EBFC",
        Tone.BAD: "#FEEDE6",
        Tone.WARN: "#FEF3E2",
        Tone.OK: "#E7F6EE",
    },
)

DARK: Final = Palette(
    window="#15181D",
    surface="#1D2127",
    line="#2E343D",
    hover="#22272E",
    text="#E8EAED",
    muted="#9AA4B2",
    faint="#6B7482",
    accent="#4FC3B5",
    accent_strong="#6FD3C7",
    accent_soft="#17332F",
    accent_ink="#4FC3B5",
    muted_chosen="#9AA4B2",
    shadow="#000000",
    on_accent="#15181D",
    on_bad="#15181D",
    inks={
        Tone.VIP: "#F0B95B",
        Tone.MAJOR: "#4FC3B5",
        Tone.ORDINARY: "#B7C1CF",
        Tone.GENERAL: "#9AA4B2",
        Tone.POTENTIAL: "#B99CF5",
        Tone.BAD: "#FF8A65",
        Tone.WARN: "#FFC069",
        Tone.OK: "#6DD39B",
    },
    softs={
        Tone.VIP: "#3A2C12",
        Tone.MAJOR: "#17332F",
        Tone.ORDINARY: "#2A303A",
        Tone.GENERAL: "#262B33",
        Tone.POTENTIAL: "#2D2342",
        Tone.BAD: "#3D2018",
        Tone.WARN: "#3A2A12",
        Tone.OK: "#15301F",
    },
)


class Space:
    """Gaps, in pixels at 100 %."""

    HAIR: Final = 1
    TINY: Final = 2
    XS: Final = 4
    S: Final = 8
    M: Final = 12
    CARD: Final = 14
    L: Final = 16
    XL: Final = 24


class Radius:
    """Roundness of corners; chips are round by half their height."""

    CONTROL: Final = 6
    CARD: Final = 8


class Size:
    """Heights and widths that more than one part agrees on."""

    ROW: Final = 40
    TALL_ROW: Final = 58
    HEADER: Final = 34
    CARD_HEADER: Final = 40
    DIALOG_HEAD: Final = 44
    CONTROL: Final = 32
    SMALL_CONTROL: Final = 26
    FILTER: Final = 28
    QUIET: Final = 24
    SCORE: Final = 30
    NOTE: Final = 52
    BACK_ENTRY: Final = 1060
    KEYED_LIST: Final = 360
    KEYED_MISSING: Final = 248
    CALL_CARD: Final = 960
    CALL_FACTS: Final = 360
    CHIP: Final = 20
    TOP_BAR: Final = 52
    STATUS_BAR: Final = 28
    METER: Final = 6
    ICON: Final = 16
    SMALL_ICON: Final = 14
    AVATAR: Final = 44
    SMALL_AVATAR: Final = 28
    LARGE_AVATAR: Final = 52
    FORM_LABEL: Final = 120
    DIALOG: Final = 672
    CONFIRM: Final = 440
    SIDE_PANEL: Final = 308
    WIDE_PANEL: Final = 350
    DETAIL_PANEL: Final = 400
    CHART: Final = 104
    STRIP: Final = 76
    FOCUS_BAR: Final = 3
    SCROLL_BAR: Final = 10
    FIELD: Final = 200
    DATE_PART: Final = 72
    SEARCH: Final = 300
    LEAD: Final = 76
    FIGURE: Final = 98
    MATRIX: Final = 448
    RULES: Final = 232
    RULES_FROM: Final = 1380
    SMALL_DIALOG: Final = 440
    EDITOR: Final = 920
    EDITOR_HEIGHT: Final = 480
    PANEL_FROM: Final = 1180
    FIND: Final = 276
    FIND_SHEET_WIDTH: Final = 680
    FIND_SHEET_HEIGHT: Final = 440
    EMBLEM: Final = 20
    GATE: Final = 480
    WINDOW_WIDTH: Final = 1440
    WINDOW_HEIGHT: Final = 900
    PREVIEW_WIDTH: Final = 1080
    PREVIEW_HEIGHT: Final = 820
    CALENDAR_COLUMN: Final = 224
    MONTH_ROW: Final = 26
    FOLLOWUP_CARD: Final = 68
    FOLLOWUP_DETAIL: Final = 122
    KIND_EDGE: Final = 3
    BOARD_COLUMN: Final = 124
    PERSON_COLUMN: Final = 240
    HEAD_FROM: Final = 960
    LEAST_WIDTH: Final = 1024
    LEAST_HEIGHT: Final = 640


class ColumnWidth:
    """Widths a list starts with; afterwards the person's own hold."""

    TINY: Final = 56
    CODE: Final = 72
    SHORT: Final = 88
    MEDIUM: Final = 120
    CHIP: Final = 124
    NAME: Final = 148
    REASON: Final = 224
    LONG: Final = 168
    WIDE: Final = 240


class TextSize(IntEnum):
    """The type scale, in pixels at 100 %."""

    MICRO = 11
    SMALL = 12
    BASE = 13
    LEAD = 15
    TITLE = 18
    FIGURE = 22


UNDO_SECONDS: Final = 10
SHOW_BUSY_AFTER_MS: Final = 100
WALKING_MS: Final = 60
DONE_OPACITY: Final = 0.5
HELD_OPACITY: Final = 0.92
