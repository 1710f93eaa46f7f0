"""What stays on record is guarded in the tables, whoever sends the statement."""

from pathlib import Path

from app.models.migrations.steps import run

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    run(Path(__file__).with_suffix(".sql").read_text(encoding="utf-8"))
