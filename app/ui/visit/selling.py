"""Joins the package dialog and the write."""

from functools import partial

from PySide6.QtWidgets import QWidget

from app.services.visits.packages import PackageSale, sell_package
from app.ui.parts.desk import Desk
from app.ui.visit.loading import Offered, offered
from app.ui.visit.package_dialog import PackageDialog


def open_package_dialog(desk: Desk, parent: QWidget, *, customer_id: int) -> None:
    """Let sessions be sold to a customer in advance."""

    def show(choices: Offered) -> None:
        dialog = PackageDialog(desk, choices, customer_id=customer_id, parent=parent)
        dialog.sale_entered.connect(partial(_sell, desk, dialog))
        dialog.open()

    desk.tasks.read(parent, offered(), show)


def _sell(desk: Desk, dialog: PackageDialog, sale: PackageSale) -> None:
    desk.do(dialog, sell_package, sale=sale)
