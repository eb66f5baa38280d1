"""Chapter 3: one normal distribution in the plane, its samples, its marginals and its matrices."""

from explorer.tabs.normal_2d.tab import Normal2dTab

__all__ = ["Normal2dTab"]
