"""Who made this, under which licence, and on which libraries it stands."""

from __future__ import annotations

from importlib.metadata import PackageNotFoundError, version

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QMessageBox, QWidget

import nndesigner

LIBRARIES = (
    ("PySide6-Essentials", "LGPL-3.0"),
    ("pyqtgraph", "MIT"),
    ("numpy", "BSD-3-Clause"),
    ("scikit-learn", "BSD-3-Clause"),
    ("scipy", "BSD-3-Clause"),
    ("msgspec", "BSD-3-Clause"),
    ("safetensors", "Apache-2.0"),
    ("threadpoolctl", "BSD-3-Clause"),
    ("platformdirs", "MIT"),
    ("pooch", "BSD-3-Clause"),
    ("requests", "Apache-2.0"),
    ("fast-sugiyama", "MIT"),
)


def show_about(parent: QWidget) -> None:
    """Show version, licence and libraries."""
    translate = QCoreApplication.translate
    box = QMessageBox(parent)
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    box.setWindowTitle(translate("About", "About nndesigner"))
    box.setText(f"<h3>nndesigner {nndesigner.__version__}</h3>")
    purpose = translate("About", "Design, train and understand neural networks on one canvas.")
    licence = translate("About", "Free software under the MIT licence. It stands on:")
    rows = "".join(
        f"<tr><td>{name}&nbsp;&nbsp;</td><td>{_version(name)}&nbsp;&nbsp;</td><td>{terms}</td></tr>"
        for name, terms in LIBRARIES
    )
    box.setInformativeText(f"<p>{purpose}</p><p>{licence}</p><table>{rows}</table>")
    box.open()


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return "–"
