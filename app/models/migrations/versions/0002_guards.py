"""Contents of the journal are blanked only for somebody who was anonymised."""

from pathlib import Path

from app.models.migrations.steps import run

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    run(Path(__file__).with_suffix(".sql").read_text(encoding="utf-8"))
