"""Data of the user, kept by key for the session: params name it, arrays never sit in params."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from safetensors import SafetensorError, safe_open
from safetensors.numpy import save

from explorer.parts.saving import write_file

PREFIX = "user:"
MAX_BYTES = 64 * 2**20


@dataclass(frozen=True, slots=True, eq=False)
class OwnData:
    """A table that the user has loaded.

    Attributes
    ----------
    name
        What the user knows it by: the file's name.
    columns
        Name of each column.
    x
        Finite float64, ``(rows, columns)``, read-only.
    """

    name: str
    columns: tuple[str, ...]
    x: NDArray[np.float64]


def mentioned(state: Any) -> set[str]:
    """Keys of own data that a JSON state names anywhere."""
    if isinstance(state, str):
        return {state} if state.startswith(PREFIX) else set()
    if isinstance(state, dict):
        state = list(state.values())
    return set().union(*map(mentioned, state)) if isinstance(state, list | tuple) else set()


class OwnDataStore:
    """Tables by key; the key is a hash of the numbers, so the same table is kept once."""

    def __init__(self) -> None:
        self._tables: dict[str, OwnData] = {}

    def __contains__(self, key: object) -> bool:
        return key in self._tables

    def __getitem__(self, key: str) -> OwnData:
        return self._tables[key]

    def add(self, data: OwnData) -> str:
        """Keep a table; returns its key, ``user:<sha256>``.

        Raises
        ------
        ValueError
            If it is larger than `MAX_BYTES`: it could not be read back.
        """
        if data.x.nbytes >= MAX_BYTES:
            raise ValueError(f"{data.name} is too large: more than {MAX_BYTES // 2**23} million numbers")
        key = _key(data)
        self._tables[key] = data
        return key

    def save(self, folder: Path, keys: Iterable[str], *, prune: bool = True) -> None:
        """Write the tables that are still in use and, with ``prune``, remove the others.

        Raises
        ------
        OSError
            If a file cannot be written.
        """
        wanted = {self._file(folder, key): key for key in keys if key in self._tables}
        if wanted:
            folder.mkdir(parents=True, exist_ok=True)
        for path, key in wanted.items():
            if not path.exists():  # named after its content: what is there is right
                table = self._tables[key]
                metadata = {"name": table.name, "columns": json.dumps(table.columns)}
                write_file(path, save({"x": table.x}, metadata))
        for path in folder.glob("*.safetensors") if prune else ():
            if path not in wanted:
                path.unlink()

    def load(self, folder: Path, keys: Iterable[str]) -> list[str]:
        """Read tables saved earlier; returns the keys that are missing or damaged."""
        lost = []
        for key in keys:
            try:
                data = _read(self._file(folder, key))
            except (OSError, ValueError, TypeError, KeyError, SafetensorError):
                lost.append(key)
            else:
                if _key(data) == key:
                    self._tables[key] = data
                else:
                    lost.append(key)
        return lost

    @staticmethod
    def _file(folder: Path, key: str) -> Path:
        digest = key.removeprefix(PREFIX)
        if len(digest) != 64 or not set(digest) <= set("0123456789abcdef"):
            raise ValueError(f"not the key of own data: {key!r}")
        return folder / f"{digest}.safetensors"


def _key(data: OwnData) -> str:
    content = f"{data.x.shape}{data.columns}".encode() + data.x.tobytes()
    return PREFIX + hashlib.sha256(content).hexdigest()


def _read(path: Path) -> OwnData:
    if path.stat().st_size > MAX_BYTES:
        raise ValueError(f"{path.name} is larger than {MAX_BYTES} bytes")
    with safe_open(path, framework="numpy") as file:
        metadata, x = file.metadata() or {}, file.get_tensor("x")
    columns = json.loads(metadata["columns"])
    if x.dtype != np.float64 or x.ndim != 2 or x.shape[1] != len(columns) or not np.isfinite(x).all():
        raise ValueError(f"{path.name} is not a table of finite numbers")
    x.flags.writeable = False
    return OwnData(metadata["name"], tuple(map(str, columns)), x)
