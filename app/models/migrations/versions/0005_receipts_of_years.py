"""What customers paid in the years before the program, as old books add it up."""

from pathlib import Path

from app.models.migrations.steps import run

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    run(Path(__file__).with_suffix(".sql").read_text(encoding="utf-8"))
