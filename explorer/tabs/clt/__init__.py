"""Chapter 1: one distribution at a time, and the central limit theorem."""

from explorer.tabs.clt.tab import CltTab

__all__ = ["CltTab"]
