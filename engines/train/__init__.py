"""The command that trains the shipped networks: ``python -m engines.train``."""
