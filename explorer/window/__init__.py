"""The top floor: application, main window, chapter registry, settings, export."""
