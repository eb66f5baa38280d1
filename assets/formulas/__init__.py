"""Formulas of the strips: the TeX source of each and, beside it, its picture."""

EM = 24.0
"""Size of the letters in the pictures, in the units of their ``viewBox``."""

INK = "#000000"
"""Colour of everything in the pictures; the program replaces it with the ink of its theme."""
