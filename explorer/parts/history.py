"""Undo: a list of params."""

from __future__ import annotations

from typing import Any

DEPTH = 200


class History:
    """Params in the order in which they were set, with a cursor.

    Parameters
    ----------
    params
        The first entry; undo never goes behind it.
    """

    def __init__(self, params: Any) -> None:
        self._entries = [params]
        self._cursor = 0

    @property
    def current(self) -> Any:
        """Params under the cursor."""
        return self._entries[self._cursor]

    def push(self, params: Any, *, merge: bool = False) -> None:
        """Add an entry behind the cursor and forget what could be redone.

        With ``merge`` the current entry is replaced: one drag is one step of undo.
        """
        if params == self.current:
            return
        del self._entries[self._cursor + 1 :]
        if merge and self._cursor > 0:
            self._entries[self._cursor] = params
            return
        self._entries.append(params)
        del self._entries[:-DEPTH]
        self._cursor = len(self._entries) - 1

    def replace(self, params: Any) -> None:
        """Put others in the place of the current entry, which is of no use; neighbours are never equal."""
        self._entries[self._cursor] = params
        if self._entries[self._cursor + 1 : self._cursor + 2] == [params]:
            del self._entries[self._cursor + 1]
        if self._cursor > 0 and self._entries[self._cursor - 1] == params:
            del self._entries[self._cursor]
            self._cursor -= 1

    def undo(self) -> Any | None:
        """Step back; the params there, or None at the first entry."""
        if self._cursor == 0:
            return None
        self._cursor -= 1
        return self.current

    def redo(self) -> Any | None:
        """Step on; the params there, or None at the last entry."""
        if self._cursor == len(self._entries) - 1:
            return None
        self._cursor += 1
        return self.current
