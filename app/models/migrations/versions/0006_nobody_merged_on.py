"""Taking a merge back and forth never leaves two customers merged into one another."""

from app.models.migrations.steps import run

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    run("""
CREATE TRIGGER undoing_leaves_nobody_merged_on BEFORE DELETE ON undoing
WHEN EXISTS (SELECT 1 FROM customers AS c JOIN customers AS k ON k.id = c.merged_into_id WHERE
    c.merged_into_id > 0 AND k.merged_into_id > 0)
BEGIN SELECT RAISE(ABORT, 'customers: nobody is merged into somebody merged');
END;
""")
