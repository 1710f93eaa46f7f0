"""What the made-up clinic offers: the default catalogue, in the clinic's language."""

from datetime import date

import sqlalchemy as sa
from sqlalchemy.orm import Session

from app.models import AftercareStep, Family, Item
from app.services.catalogue.catalogue import list_catalogue
from app.services.catalogue.seed import seed_catalogue
from app.services.demo.histories import Treatment
from app.services.demo.phrases import load_resource
from app.services.foundation.bulk import update_rows


def stock_catalogue(session: Session, *, language: str, since_on: date) -> dict[str, Treatment]:
    """Put the default catalogue in, priced since a day; return its items by code."""
    seed_catalogue(session, today=since_on)
    if language == "en":
        _put_into_english(session)
    return {
        item.code: Treatment(
            item_id=item.id,
            family_id=family.id,
            price_minor=item.price_minor or 0,
            cycle_days=family.cycle_days,
            one_off=family.one_off,
        )
        for family in list_catalogue(session, on=since_on)
        for item in family.items
    }


def _put_into_english(session: Session) -> None:
    english = load_resource("catalogue_en.json")
    families = session.execute(sa.select(Family.id, Family.name)).all()
    update_rows(
        session,
        Family,
        [{"id": key, "name": english["families"][name]} for key, name in families],
    )
    items = session.execute(sa.select(Item.id, Item.code)).all()
    update_rows(session, Item, [{"id": key, "name": english["items"][code]} for key, code in items])
    steps = session.execute(sa.select(AftercareStep.id, AftercareStep.after_days)).all()
    questions = {int(days): question for days, question in english["questions"].items()}
    update_rows(
        session,
        AftercareStep,
        [{"id": key, "question": questions[days]} for key, days in steps],
    )
