"""One module or package per chapter; the file name is the chapter's ID."""
