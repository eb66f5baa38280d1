"""Files of weights: written whole or not at all, and read as if somebody had tampered with them."""

import errno
import json
import os
import struct

import numpy as np
import pytest
from safetensors.numpy import save as serialise

from engines import checkpoints
from engines.checkpoints import CheckpointError

ARRAYS: dict[str, np.ndarray] = {
    "a": np.arange(6, dtype=np.float32).reshape(2, 3),
    "b": np.array(7, np.int64),
    "generator": np.arange(50, dtype=np.uint8),
}
METADATA = {"recipe": "toy", "metrics": json.dumps({"loss": 0.1})}


@pytest.fixture
def path(tmp_path):
    path = tmp_path / "toy.safetensors"
    checkpoints.save(path, ARRAYS, METADATA)
    return path


def test_what_is_saved_is_loaded(path):
    loaded = checkpoints.load(path)
    assert dict(loaded.metadata) == METADATA
    assert loaded.arrays.keys() == ARRAYS.keys()
    for name, array in ARRAYS.items():
        assert loaded.arrays[name].dtype == array.dtype
        np.testing.assert_array_equal(loaded.arrays[name], array)
    loaded.require(ARRAYS)


def test_an_array_in_another_memory_order_is_saved_by_its_values(tmp_path):
    path = tmp_path / "toy.safetensors"
    checkpoints.save(path, {"a": ARRAYS["a"].T}, {})
    np.testing.assert_array_equal(checkpoints.load(path).arrays["a"], ARRAYS["a"].T)


@pytest.mark.parametrize("failing", ["os.fsync", "Path.replace"])
def test_a_full_disk_leaves_the_previous_checkpoint_and_no_litter(path, monkeypatch, failing):
    def full(*_):
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    before = path.read_bytes()
    monkeypatch.setattr(f"engines.checkpoints.{failing}", full)
    with pytest.raises(OSError, match="No space left"):
        checkpoints.save(path, {"a": np.zeros(1000)}, {})
    assert path.read_bytes() == before
    assert [entry.name for entry in path.parent.iterdir()] == [path.name]


def test_a_write_past_the_limit_of_the_system_is_survived(path):
    resource = pytest.importorskip("resource")
    before = path.read_bytes()
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (4096, hard))
    try:
        with pytest.raises(OSError, match="too large"):
            checkpoints.save(path, {"a": np.zeros(100_000)}, {})
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert path.read_bytes() == before
    assert [entry.name for entry in path.parent.iterdir()] == [path.name]


def test_a_missing_file_is_named(tmp_path):
    with pytest.raises(CheckpointError, match=r"absent\.safetensors: cannot be read"):
        checkpoints.load(tmp_path / "absent.safetensors")


def test_a_folder_is_not_a_checkpoint(tmp_path):
    with pytest.raises(CheckpointError, match=tmp_path.name):
        checkpoints.load(tmp_path)


def test_a_file_cut_anywhere_is_refused(path):
    content = path.read_bytes()
    for length in range(0, len(content), 7):
        path.write_bytes(content[:length])
        with pytest.raises(CheckpointError, match=r"toy\.safetensors"):
            checkpoints.load(path)


def test_a_flip_of_any_bit_is_refused(path):
    content = path.read_bytes()
    for position in range(len(content)):
        spoilt = bytearray(content)
        spoilt[position] ^= 1 << position % 8
        path.write_bytes(spoilt)
        with pytest.raises(CheckpointError, match=r"toy\.safetensors"):
            checkpoints.load(path)


def test_an_oversized_file_is_refused_unread(path):
    with path.open("r+b") as file:
        file.truncate(checkpoints.LARGEST + 1)  # sparse: takes no room on the disk
    with pytest.raises(CheckpointError, match="more than"):
        checkpoints.load(path)


def test_a_header_that_claims_to_be_huge_is_refused(path):
    path.write_bytes(struct.pack("<Q", 2**62) + path.read_bytes()[8:])
    with pytest.raises(CheckpointError, match="intact"):
        checkpoints.load(path)


def test_a_file_without_our_digest_is_refused(path):
    path.write_bytes(serialise({"a": ARRAYS["a"]}, {"recipe": "toy"}))
    with pytest.raises(CheckpointError, match="digest"):
        checkpoints.load(path)


@pytest.mark.parametrize("value", [np.nan, np.inf, -np.inf])
def test_weights_that_are_not_finite_are_refused(path, value):
    checkpoints.save(path, {"a": np.array([0, value], np.float32)}, {})
    with pytest.raises(CheckpointError, match="'a' holds NaN or infinity"):
        checkpoints.load(path)


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"b": None}, "'b' is missing"),
        ({"c": np.zeros(2)}, "'c' does not belong"),
        ({"a": np.zeros((3, 2), np.float32)}, r"'a' is float32\[3, 2\], expected float32\[2, 3\]"),
        ({"a": np.zeros((2, 3), np.float64)}, r"'a' is float64\[2, 3\], expected float32\[2, 3\]"),
    ],
)
def test_arrays_that_do_not_fit_are_named(path, change, message):
    arrays = {name: array for name, array in (ARRAYS | change).items() if array is not None}
    checkpoints.save(path, arrays, METADATA)
    with pytest.raises(CheckpointError, match=message):
        checkpoints.load(path).require(ARRAYS)


def test_a_checkpoint_error_is_a_value_error():
    assert issubclass(CheckpointError, ValueError)
