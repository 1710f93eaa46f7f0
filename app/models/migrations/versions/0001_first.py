"""The first release: every table, index and trigger, frozen in the script beside this file."""

from pathlib import Path

from app.models.migrations.steps import run

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    run(Path(__file__).with_suffix(".sql").read_text(encoding="utf-8"))
