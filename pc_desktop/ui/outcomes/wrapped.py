"""Lets wrapped words be as tall as their width asks for, and no taller."""

from PySide6.QtWidgets import QSizePolicy, QWidget


def fit_height(*widgets: QWidget) -> None:
    """Have each widget's height follow from its width alone; on a scrolled page nothing is then cut off."""
    for widget in widgets:
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        widget.setSizePolicy(policy)
