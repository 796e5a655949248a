"""Tests of the site's builder, which is a program of its own beside the application."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[3] / "site"))
