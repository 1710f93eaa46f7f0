"""What can be printed about a complaint, and what it is called."""

from enum import StrEnum

from app.words.language import say_in


class ComplaintPaper(StrEnum):
    """What can be printed about a complaint."""

    INTAKE = "intake"
    SIGN_OFF = "signoff"
    FEEDBACK = "feedback"


def title_of(kind: ComplaintPaper) -> str:
    """Return what a paper is called."""
    return {
        ComplaintPaper.INTAKE: say_in("complaint paper", "Complaint form"),
        ComplaintPaper.SIGN_OFF: say_in("complaint paper", "Sign-off form"),
        ComplaintPaper.FEEDBACK: say_in("complaint paper", "Feedback card"),
    }[kind]
