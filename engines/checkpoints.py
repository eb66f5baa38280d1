"""Weights and training states on disk: safetensors files that are written atomically and read as hostile."""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.resources import as_file, files
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from safetensors import SafetensorError
from safetensors.numpy import load as parse
from safetensors.numpy import save as serialise

Array = NDArray[np.generic]
Arrays = Mapping[str, Array]

LARGEST = 64 * 2**20
"""Largest file read, in bytes: ten times the largest training state of this program."""

_DIGEST = "sha256"


class CheckpointError(ValueError):
    """A checkpoint that cannot be used; the message is one sentence that names the file."""


@dataclass(frozen=True, slots=True, eq=False)
class Checkpoint:
    """The content of a checkpoint file.

    Attributes
    ----------
    name : str
        File it came from, for messages.
    arrays : Mapping[str, ndarray]
        Weights, or the state of a training.
    metadata : Mapping[str, str]
        Recipe, options, data hash, package versions, metrics.
    """

    name: str
    arrays: Arrays
    metadata: Mapping[str, str]

    def require(self, expected: Arrays) -> None:
        """Check that the arrays have exactly these names, shapes and dtypes.

        Raises
        ------
        CheckpointError
            Naming the first array that is missing, unknown, or of another shape or dtype.
        """
        if missing := sorted(expected.keys() - self.arrays.keys()):
            raise CheckpointError(f"{self.name}: the array '{missing[0]}' is missing")
        if unknown := sorted(self.arrays.keys() - expected.keys()):
            raise CheckpointError(f"{self.name}: the array '{unknown[0]}' does not belong here")
        for key, wanted in expected.items():
            found = self.arrays[key]
            if found.shape != wanted.shape or found.dtype != wanted.dtype:
                raise CheckpointError(
                    f"{self.name}: the array '{key}' is {found.dtype}{list(found.shape)}, "
                    f"expected {wanted.dtype}{list(wanted.shape)}"
                )


def _digest(arrays: Arrays, metadata: Mapping[str, str]) -> str:
    digest = hashlib.sha256(json.dumps(sorted(metadata.items())).encode())
    for key in sorted(arrays):
        array = np.asarray(arrays[key], order="C")
        digest.update(f"\0{key}\0{array.dtype.str}\0{array.shape}\0".encode())
        digest.update(array.tobytes())
    return digest.hexdigest()


def save(path: Path, arrays: Arrays, metadata: Mapping[str, str]) -> None:
    """Write a checkpoint so that a crash or a full disk leaves the previous file as it was.

    The bytes go to a new file beside `path`, reach the disk, and only then take its name.

    Parameters
    ----------
    path : Path
        File to write or replace; its folder must exist.
    arrays : Mapping[str, ndarray]
    metadata : Mapping[str, str]
        A digest of arrays and metadata is added.

    Raises
    ------
    OSError
        When the file cannot be written; `path` is untouched and nothing is left beside it.
    """
    content = serialise(
        {key: np.asarray(array, order="C") for key, array in arrays.items()},
        {**metadata, _DIGEST: _digest(arrays, metadata)},
    )
    # Always the same name, so that what a killed writer left is overwritten by the next one.
    beside = path.with_name(f".{path.name}.partial")
    try:
        with beside.open("wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        beside.replace(path)
    except BaseException:
        with contextlib.suppress(OSError):
            beside.unlink()
        raise


def load(path: Path) -> Checkpoint:
    """Read a checkpoint, trusting nothing in it.

    Returns
    -------
    Checkpoint
        Its arrays are intact (digest) and finite; their names and shapes are for `Checkpoint.require`.

    Raises
    ------
    CheckpointError
        When the file is missing, too large, not safetensors, damaged, or holds NaN or infinity.
    """
    name = str(path)
    try:
        size = path.stat().st_size
        if size > LARGEST:
            raise CheckpointError(f"{name}: {size} bytes is more than the {LARGEST} a checkpoint may have")
        content = path.read_bytes()
    except OSError as error:
        raise CheckpointError(f"{name}: cannot be read ({error.strerror or error})") from error
    try:
        arrays = parse(content)
        header = json.loads(content[8 : 8 + int.from_bytes(content[:8], "little")])
        metadata = dict(header.get("__metadata__", {}))
    except (SafetensorError, ValueError, KeyError, TypeError) as error:
        raise CheckpointError(f"{name}: is not an intact safetensors file") from error
    if metadata.pop(_DIGEST, None) != _digest(arrays, metadata):
        raise CheckpointError(f"{name}: is damaged (its content does not match its digest)")
    for key, array in arrays.items():
        if array.dtype.kind == "f" and not np.isfinite(array).all():
            raise CheckpointError(f"{name}: the array '{key}' holds NaN or infinity")
    return Checkpoint(name, arrays, metadata)


def load_shipped(name: str) -> Checkpoint:
    """Read a checkpoint that comes with the program.

    Parameters
    ----------
    name : str
        File name in ``assets/checkpoints``.

    Raises
    ------
    CheckpointError
        As `load` does.
    """
    with as_file(files("assets") / "checkpoints" / name) as path:
        return load(path)
