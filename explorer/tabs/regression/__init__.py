"""Chapter 6: regression, gradient descent and a small neural network."""

from explorer.tabs.regression.tab import RegressionTab

__all__ = ["RegressionTab"]
