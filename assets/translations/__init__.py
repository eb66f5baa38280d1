"""The strings of the window in other languages than English: sources of Qt Linguist, compiled beside."""
