"""Shipped data: the published numbers, and what happens when a file is not what it was."""

import gzip
import hashlib
import shutil
import subprocess
import sys
from importlib.resources import files
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from engines import datasets

PUBLISHED_MD5 = {
    "train-images-idx3-ubyte": "6bbc9ace898e44ae57da46a324031adb",
    "train-labels-idx1-ubyte": "a25bea736e30d166cdddb491f175f624",
    "t10k-images-idx3-ubyte": "2646ac647ad5339dbf082846283269ea",
    "t10k-labels-idx1-ubyte": "27ae3e4e09519cfbb04c329615203637",
}


@pytest.fixture
def assets(tmp_path, monkeypatch):
    """A copy of the shipped data that a test may spoil, read without the memory of earlier loads."""
    shutil.copytree(Path(str(files("assets") / "data")), tmp_path / "data")
    monkeypatch.setattr(datasets, "files", lambda package: tmp_path)
    datasets._mnist.cache_clear()
    datasets._table.cache_clear()
    yield tmp_path / "data"
    datasets._mnist.cache_clear()
    datasets._table.cache_clear()


def test_old_faithful_has_the_published_moments():
    data = datasets.load("old_faithful")
    assert data.x.shape == (272, 2)
    assert data.x.dtype == np.float64
    assert data.columns == ("eruptions", "waiting")
    assert data.units == ("min", "min")
    assert "Härdle" in data.source
    np.testing.assert_allclose(np.mean(data.x, axis=0), (3.48778309, 70.89705882), atol=5e-9)
    np.testing.assert_allclose(data.x.std(axis=0), (1.13927121, 13.56996002), atol=5e-9)
    correlation = np.corrcoef(*data.x.T)
    assert float(np.asarray(correlation)[0, 1]) == pytest.approx(0.9008112, abs=5e-8)


def test_galton_has_the_published_families():
    data = datasets.load("galton")
    assert data.columns == ("family", "father", "mother", "midparent_height", "sex", "child_height")
    assert data.units == ("", "in", "in", "in", "", "in")
    assert "Galton" in data.source
    assert data.x.shape == (934, 6)
    family, father, mother, midparent, sex, child = data.x.T
    assert set(family) == set(range(1, 206))
    assert np.count_nonzero(sex == 0) == 453
    assert np.count_nonzero(sex == 1) == 481
    # Mid-parent height as Galton defined it, which the table gives to two decimals.
    np.testing.assert_allclose(midparent, (father + 1.08 * mother) / 2, atol=0.005 + 1e-9)
    # Galton's notebook begins with a father of 78.5 and a mother of 67 inches, and their son of 73.2.
    assert data.x[0].tolist() == [1, 78.5, 67, 75.43, 1, 73.2]
    # Galton multiplied the heights of women by 1.08 to compare them with those of men.
    assert child[sex == 1].mean() / child[sex == 0].mean() == pytest.approx(1.08, abs=0.005)


@pytest.mark.parametrize(("split", "count", "ones"), [("train", 60_000, 6742), ("test", 10_000, 1135)])
def test_the_digits_are_all_there(split, count, ones):
    images, labels = datasets.mnist(split)
    assert images.shape == (count, 28, 28)
    assert images.dtype == np.uint8
    assert labels.shape == (count,)
    assert labels.dtype == np.int64
    assert np.bincount(labels)[1] == ones  # the published class count
    assert images.min() == 0
    assert images.max() == 255


@pytest.mark.parametrize(("name", "md5"), PUBLISHED_MD5.items())
def test_the_digits_are_the_published_ones(name, md5):
    content = gzip.decompress((files("assets") / "data" / "mnist" / f"{name}.gz").read_bytes())
    assert hashlib.md5(content, usedforsecurity=False).hexdigest() == md5


def test_data_cannot_be_changed_by_one_reader_for_the_next():
    images, labels = datasets.mnist("test")
    for array in (images, labels, datasets.load("old_faithful").x, datasets.load("galton").x):
        with pytest.raises(ValueError, match="read-only"):
            array[0] = 0


@pytest.mark.parametrize("name", ["", "iris", "user:0123", None, []])
def test_an_unknown_name_is_refused(name):
    with pytest.raises(ValueError, match="name"):
        datasets.load(name)


@pytest.mark.parametrize("split", ["validation", ["train"], None])
def test_an_unknown_split_is_refused(split):
    unknown: Any = split
    with pytest.raises(ValueError, match="split"):
        datasets.mnist(unknown)


@pytest.mark.parametrize("spoil", ["missing", "empty", "truncated", "flipped"])
@pytest.mark.parametrize("name", ["old_faithful.csv", "galton.csv", "mnist/t10k-images-idx3-ubyte.gz"])
def test_a_spoilt_file_is_named(assets, name, spoil):
    path = assets / name
    content = bytearray(path.read_bytes())
    if spoil == "missing":
        path.unlink()
    elif spoil == "empty":
        path.write_bytes(b"")
    elif spoil == "truncated":
        path.write_bytes(content[:-100])
    else:
        content[len(content) // 2] ^= 1
        path.write_bytes(content)
    with pytest.raises(ValueError, match=Path(name).name):
        datasets.load(path.stem) if path.suffix == ".csv" else datasets.mnist("test")


def test_the_library_is_imported_without_torch():
    program = (
        "import sys, engines.datasets, engines.diffusion, engines.vae\n"
        "from engines.diffusion import DenoiseParams, Schedule, add_noise, denoise, posterior\n"
        "from engines.vae import VaeParams, VaeTrainFrame\n"
        "import numpy as np\n"
        "s = Schedule.linear(10); x = np.zeros(3)\n"
        "add_noise(x, 1, x, s), posterior(x, x, 1, s), list(denoise(lambda x, t: x, s, x))\n"
        "assert 'torch' not in sys.modules\n"
    )
    subprocess.run([sys.executable, "-c", program], check=True, timeout=60)
