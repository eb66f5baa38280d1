"""What is seen: the Qt program. It holds no mathematics; that is in ``engines``."""
