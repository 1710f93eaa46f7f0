"""The parts of the story one can look at by themselves."""

from typing import Final

from app.services.story.facts import StoryKind
from app.words.language import say_in

ALL: Final = "all"
FILTERS: Final[dict[str, tuple[StoryKind, ...]]] = {
    ALL: tuple(StoryKind),
    "visits": (StoryKind.VISIT, StoryKind.REFUND),
    "contacts": (StoryKind.CONTACT,),
    "referrals": (StoryKind.REFERRAL,),
    "events": (StoryKind.EVENT,),
    "feedback": (StoryKind.FEEDBACK,),
    "tier": (StoryKind.TIER,),
    "archive": (StoryKind.CONSENT, StoryKind.ARCHIVE),
}


def filter_names() -> list[tuple[str, str]]:
    """Return each part by its key and what the desk calls it."""
    names = {
        ALL: say_in("story part", "All"),
        "visits": say_in("story part", "Visits"),
        "contacts": say_in("story part", "Calls"),
        "referrals": say_in("story part", "Referrals"),
        "events": say_in("story part", "Events"),
        "feedback": say_in("story part", "Feedback"),
        "tier": say_in("story part", "Tier"),
        "archive": say_in("story part", "File"),
    }
    return [(part, names[part]) for part in FILTERS]
