"""What the program ships: data, weights, fonts, formulas, prose and translations, read as package data."""
