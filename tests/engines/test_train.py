"""The training command: what it prints, writes and survives."""

import errno
import json
import os
import re
import signal
import subprocess
import sys
import time

import numpy as np
import pytest

from engines import checkpoints
from engines.train.__main__ import main
from engines.train.judge import main as judge_main
from engines.train.recipes import RECIPES

SMALL = ["--examples", "512"]


def weights(path):
    return checkpoints.load(path).arrays


def same(first, second):
    return first.keys() == second.keys() and all(np.array_equal(first[name], second[name]) for name in first)


def start(*arguments):
    return subprocess.Popen(
        [sys.executable, "-m", "engines.train", *map(str, arguments)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


@pytest.mark.parametrize("recipe", ["vae", "ddpm", "classifier"])
def test_a_recipe_is_trained_stored_and_resumed_exactly(tmp_path, recipe, capsys, monkeypatch):
    monkeypatch.setattr("engines.train.__main__.TOLD_SECONDS", 0.0)
    monkeypatch.setattr("engines.classifier.accuracy", lambda model: 0.1)  # 10,000 digits take seconds
    few = ["--examples", "32"] if recipe != "vae" else SMALL
    whole, parts = tmp_path / "whole.safetensors", tmp_path / "parts.safetensors"
    assert main([recipe, "--epochs", "2", *few, "--seed", "5", "--output", str(whole)]) == 0
    printed = capsys.readouterr()
    assert "epoch 2: " in printed.out
    assert printed.err == ""

    stopped = RECIPES[recipe].choose(None, {"epochs": 2, "examples": int(few[1]), "seed": 5})
    for item in RECIPES[recipe].train(stopped, None, "cpu"):
        if hasattr(item, "weights"):
            break
    options = checkpoints.load(whole).metadata["options"]
    checkpoints.save(tmp_path / "parts.state.safetensors", item.state, {"recipe": recipe, "options": options})
    resume = ["--resume", str(tmp_path / "parts.state.safetensors"), "--output", str(parts)]
    assert main([recipe, *resume]) == 0
    assert same(weights(whole), weights(parts))
    assert same(weights(tmp_path / "whole.state.safetensors"), weights(tmp_path / "parts.state.safetensors"))

    metadata = checkpoints.load(whole).metadata
    assert metadata["recipe"] == recipe
    assert json.loads(metadata["options"])["seed"] == 5
    assert json.loads(metadata["versions"])["torch"].startswith("2.")
    assert len(metadata["data"].split()[-1]) == 64
    assert all(np.isfinite(value) for value in json.loads(metadata["metrics"]).values())
    assert int(metadata["parameters"]) > 10_000
    assert float(metadata["training_seconds"]) >= 0

    assert main([recipe, "--epochs", "1", *few, "--resume", str(whole), "--output", str(parts)]) == 0


def test_progress_tells_the_time_left(tmp_path, capsys, monkeypatch):
    monkeypatch.setattr("engines.train.__main__.TOLD_SECONDS", 0.0)
    monkeypatch.setattr("engines.vae.training.PROGRESS_SECONDS", 0.0)
    options = ["--epochs", "1", "--examples", "2560", "--output", str(tmp_path / "vae.safetensors")]
    assert main(["vae", *options]) == 0
    assert re.search(r"^step 9 of 10, 0 min \d\d s left$", capsys.readouterr().out, re.MULTILINE)


def test_a_killed_training_loses_at_most_its_epoch(tmp_path):
    options = ["vae", "--examples", "3000", "--seed", "1"]
    output, state = tmp_path / "vae.safetensors", tmp_path / "vae.state.safetensors"
    process = start(*options, "--epochs", 400, "--output", output)
    try:
        deadline = time.monotonic() + 60
        while not state.exists() and time.monotonic() < deadline:
            time.sleep(0.02)
    finally:
        process.kill()
        process.communicate()
    reached = int(checkpoints.load(state).metadata["epoch"])
    resumed = start(
        "vae", "--epochs", reached + 1, "--resume", state, "--output", tmp_path / "on.safetensors"
    )
    out, err = resumed.communicate(timeout=60)
    assert (resumed.returncode, err) == (0, "")
    assert out.count("epoch") == 1
    assert f"epoch {reached + 1}: " in out


@pytest.fixture
def _heeds_interrupts():
    """A shell that runs the tests in the background lets them, and all that they start, ignore interrupts."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


@pytest.mark.usefixtures("_heeds_interrupts")
def test_an_interrupt_is_one_line(tmp_path):
    process = start("vae", "--examples", 3000, "--epochs", 4000, "--output", tmp_path / "vae.safetensors")
    try:
        assert process.stdout.readline()
        process.send_signal(signal.SIGINT)
        _, err = process.communicate(timeout=30)
    finally:
        process.kill()
    assert process.returncode == 130
    assert err.count("\n") == 1
    assert "interrupted" in err


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ([], "required"),
        (["gan"], "gan"),
        (["vae", "--epochs", "0"], "--epochs"),
        (["vae", "--epochs", "1.5"], "--epochs"),
        (["vae", "--seed", "-1"], "--seed"),
        (["vae", "--seed", str(2**31)], "--seed"),
        (["ddpm", "--device", "tpu"], "--device"),
        (["vae", "--output", "/no/such/folder/vae.safetensors"], "--output"),
        (["vae", "--output", "."], "--output"),
        (["vae", "--width", "3"], "--width"),
    ],
)
def test_a_bad_option_is_one_line(arguments, message, capsys):
    with pytest.raises(SystemExit) as caught:
        main(arguments)
    assert caught.value.code == 2
    error = capsys.readouterr().err
    assert error.count("\n") == 1
    assert message in error


def test_files_that_cannot_be_resumed_are_one_line(tmp_path, capsys):
    output = tmp_path / "vae.safetensors"
    assert main(["vae", "--epochs", "1", *SMALL, "--output", str(output)]) == 0
    state = tmp_path / "vae.state.safetensors"
    loaded = checkpoints.load(state)
    spoilt = {
        "absent": None,
        "cut": state.read_bytes()[:-9],
        "text": b"not a checkpoint",
    }
    for name, content in spoilt.items():
        if content is not None:
            (tmp_path / name).write_bytes(content)
    checkpoints.save(tmp_path / "options", loaded.arrays, {**loaded.metadata, "options": '{"epochs": -1}'})
    checkpoints.save(tmp_path / "list", loaded.arrays, {**loaded.metadata, "options": "[1]"})
    without = {name: array for name, array in loaded.arrays.items() if name != "weights/encoder.0.weight"}
    checkpoints.save(tmp_path / "missing", without, loaded.metadata)
    without = {name: array for name, array in loaded.arrays.items() if name != "curve/test"}
    checkpoints.save(tmp_path / "curve", without, loaded.metadata)
    capsys.readouterr()
    for name in ("absent", "cut", "text", "options", "list", "missing", "curve"):
        assert main(["vae", "--resume", str(tmp_path / name), "--output", str(output)]) == 2, name
        error = capsys.readouterr().err
        assert error.count("\n") == 1
        assert name in error
    assert main(["ddpm", "--resume", str(state), "--output", str(output)]) == 2
    assert "recipe 'ddpm'" in capsys.readouterr().err


def test_a_full_disk_is_one_line_and_leaves_the_last_checkpoint(tmp_path, capsys, monkeypatch):
    output = tmp_path / "vae.safetensors"
    assert main(["vae", "--epochs", "1", *SMALL, "--output", str(output)]) == 0
    before = {path.name: path.read_bytes() for path in tmp_path.iterdir()}

    def full(*_):
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr("engines.checkpoints.os.fsync", full)
    capsys.readouterr()
    assert main(["vae", "--epochs", "1", *SMALL, "--seed", "9", "--output", str(output)]) == 1
    error = capsys.readouterr().err
    assert error.count("\n") == 1
    assert "No space left" in error
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == before


def test_a_training_that_diverges_is_one_line_and_leaves_the_last_checkpoint(tmp_path, capsys, monkeypatch):
    output = tmp_path / "vae.safetensors"
    assert main(["vae", "--epochs", "1", *SMALL, "--output", str(output)]) == 0
    before = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    monkeypatch.setattr("engines.vae.model.kl_term", lambda mu, log_var: mu.sum(dim=1) * float("nan"))
    capsys.readouterr()
    assert main(["vae", "--epochs", "1", *SMALL, "--output", str(output)]) == 1
    error = capsys.readouterr().err
    assert error.count("\n") == 1
    assert "diverged at step 1" in error
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == before


def test_the_judgement_is_written_beside_the_other_metrics(tmp_path, capsys, monkeypatch):
    path = tmp_path / "ddpm.safetensors"
    options = ["--epochs", "1", "--examples", "32", "--output", str(path)]
    assert main(["ddpm", *options]) == 0
    before = checkpoints.load(path)
    monkeypatch.setattr("engines.train.judge.judged_right", lambda model, judge: 0.125)
    monkeypatch.setattr("engines.classifier.accuracy", lambda judge: 0.995)
    assert judge_main([str(path)]) == 0
    assert "0.125" in capsys.readouterr().out
    after = checkpoints.load(path)
    assert same(before.arrays, after.arrays)
    metrics = json.loads(after.metadata["metrics"])
    assert metrics["judged_right"] == 0.125
    assert metrics["judge_accuracy"] == 0.995
    assert "loss" in metrics

    vae = tmp_path / "vae.safetensors"
    assert main(["vae", "--epochs", "1", *SMALL, "--output", str(vae)]) == 0
    capsys.readouterr()
    for wrong in (vae, tmp_path / "absent"):
        assert judge_main([str(wrong)]) == 2
        error = capsys.readouterr().err
        assert error.count("\n") == 1
        assert wrong.name in error
