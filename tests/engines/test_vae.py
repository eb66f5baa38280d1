"""The VAE: its loss against independent forms, its latent plane, and a training that stops and goes on."""

import json
import math
import pickle
from dataclasses import asdict, replace

import numpy as np
import pytest
import torch
from scipy import integrate, stats
from torch.distributions import Normal, kl_divergence

from engines import datasets
from engines.checkpoints import Checkpoint, CheckpointError, load_shipped
from engines.progress import Progress
from engines.training import seeded
from engines.vae import (
    TrainingState,
    VaeDecodeParams,
    VaeParams,
    VaePlaneParams,
    VaeReconstructParams,
    VaeTrainFrame,
    decode,
    load,
    plane,
    reconstruct,
    train,
    training,
)
from engines.vae.model import FILES, LARGEST_LOG_VAR, Vae, flatten, kl_term, unflatten

SMALL = VaeParams(epochs=2, batch=100, examples=1_000, seed=3)


@pytest.fixture(scope="module")
def model():
    return load()


@pytest.fixture(scope="module")
def digits():
    images, _ = datasets.mnist("test")
    return torch.from_numpy(images.reshape(-1, 784).astype(np.float32) / 255)


def kl_of(mu, sigma):
    """Half of the loss term, in float64."""
    values = torch.tensor([mu, 2 * math.log(sigma)], dtype=torch.float64)
    return float(kl_term(values[:1], values[1:])) / 2


def normal(mu, sigma):
    return Normal(*torch.tensor([mu, sigma], dtype=torch.float64))


# Loss


def test_the_divergence_has_its_golden_value():
    assert kl_of(0.5, 0.6) == pytest.approx(0.3158256237659907, rel=1e-14)


@pytest.mark.parametrize(("mu", "sigma"), [(0.0, 1.0), (0.5, 0.6), (-2.0, 0.1), (1.0, 3.0)])
def test_the_divergence_is_its_integral(mu, sigma):
    q, p = stats.norm(mu, sigma), stats.norm()
    integral, _ = integrate.quad(
        lambda z: q.pdf(z) * (q.logpdf(z) - p.logpdf(z)), mu - 12 * sigma, mu + 12 * sigma
    )
    assert kl_of(mu, sigma) == pytest.approx(integral, abs=1e-9)


@pytest.mark.parametrize(("mu", "sigma"), [(0.7, 0.4), (0.0, 1.0), (-1.0, 0.8)])
def test_elbo_and_gap_make_up_the_likelihood_of_a_linear_decoder(mu, sigma):
    """Chapter 7.3: log p(x) = ELBO + KL(q ‖ posterior) for p(x given z) = N(wz + c, 1), whatever q is."""
    w, c, x = 1.7, 0.3, 2.1
    reconstruction = -0.5 * ((x - w * mu - c) ** 2 + w**2 * sigma**2) - 0.5 * math.log(2 * math.pi)
    spread = (1 + w**2) ** -0.5
    gap = kl_divergence(normal(mu, sigma), normal(spread**2 * w * (x - c), spread))
    assert reconstruction - kl_of(mu, sigma) + float(gap) == pytest.approx(-2.014595554179, abs=1e-12)


def test_the_loss_is_minus_two_elbo_up_to_its_constant(model, digits):
    x = digits[:200]
    reconstruction, kl = (term.double() for term in model.loss(x))
    mu, log_var = model.encode(x)
    sigma = (0.5 * log_var).exp()
    z = mu + sigma * torch.randn(mu.shape, generator=torch.Generator().manual_seed(0))
    j1 = Normal(model.decode(z).double(), 1.0).log_prob(x.double()).sum(dim=1)
    j2 = kl_divergence(Normal(mu.double(), sigma.double()), Normal(0.0, 1.0)).sum(dim=1)
    expected = -2 * (j1 - j2) - 784 * math.log(2 * math.pi)
    torch.testing.assert_close(reconstruction + kl, expected, rtol=1e-5, atol=1e-4)
    assert reconstruction.shape == kl.shape == (200,)
    assert (kl >= 0).all()


def test_z_is_drawn_from_the_posterior_and_by_its_own_generator(model, digits, monkeypatch):
    drawn = []

    def record(z):
        drawn.append(z)
        return torch.zeros(len(z), 784)

    monkeypatch.setattr(model, "decode", record)
    x = digits[:1].expand(20_000, -1)
    model.loss(x)
    model.loss(x)
    model.loss(x, torch.Generator().manual_seed(1))
    mu, log_var = model.encode(digits[:1])
    torch.testing.assert_close(drawn[0].mean(dim=0), mu[0], atol=0.03, rtol=0)
    torch.testing.assert_close(drawn[0].std(dim=0), (0.5 * log_var[0]).exp(), rtol=0.02, atol=0)
    assert torch.equal(drawn[0], drawn[1])
    assert not torch.equal(drawn[0], drawn[2])


def test_the_gradient_flows_through_mean_and_deviation():
    """Reparametrisation: ∂z/∂μ = 1 and ∂z/∂σ = ε."""
    with seeded(0):
        model = Vae()
    reconstruction, _ = model.loss(torch.rand(4, 784, generator=torch.Generator().manual_seed(0)))
    reconstruction.sum().backward()
    gradient = list(model.encoder.parameters())[-2].grad
    assert (gradient.abs().amax(dim=1) > 0).all()  # all four outputs: two of μ, two of log σ²


@pytest.mark.parametrize("scale", [1e4, -1e4])
def test_no_weights_make_the_loss_overflow(scale):
    with seeded(0):
        model = Vae()
    with torch.no_grad():
        list(model.encoder.parameters())[-2].mul_(scale)
    x = torch.rand(8, 784, generator=torch.Generator().manual_seed(0))
    assert model.encoder(x).abs().max() > LARGEST_LOG_VAR
    _, log_var = model.encode(x)
    assert log_var.abs().max() <= LARGEST_LOG_VAR
    for term in model.loss(x):
        assert torch.isfinite(term).all()


# The shipped network


def test_the_shipped_network_is_within_its_bars(model, digits):
    count = sum(parameter.numel() for parameter in model.parameters())
    assert count <= 1_200_000
    assert not model.training
    assert not any(parameter.requires_grad for parameter in model.parameters())
    reconstruction, kl = model.loss(digits)
    mean = float((reconstruction + kl).double().mean())
    assert mean <= 40.0
    metadata = load_shipped(FILES["2d"]).metadata
    assert int(metadata["parameters"]) == count
    assert json.loads(metadata["metrics"])["test_loss"] == pytest.approx(mean, abs=0.01)


def test_encoding_and_decoding_have_their_shapes_and_ranges(model, digits):
    mu, log_var = model.encode(digits[:7])
    assert mu.shape == log_var.shape == (7, 2)
    pixels = model.decode(mu)
    assert pixels.shape == (7, 784)
    assert pixels.min() >= 0
    assert pixels.max() <= 1


@pytest.mark.parametrize(
    ("method", "argument", "name"),
    [
        ("encode", torch.zeros(3, 28, 28), "x must"),
        ("encode", torch.zeros(3, 784).double(), "x must"),
        ("loss", torch.zeros(784), "x must"),
        ("encode", None, "x must be a tensor"),
        ("loss", None, "x must be a tensor"),
        ("decode", None, "z must be a tensor"),
        ("encode", np.zeros((3, 784), np.float32), "x must be a tensor"),
        ("decode", np.zeros((3, 2), np.float32), "z must be a tensor"),
        ("encode", torch.full((1, 784), 1.01), "x must hold pixels"),
        ("loss", torch.full((1, 784), -0.01), "x must hold pixels"),
        ("encode", torch.full((1, 784), math.nan), "x must hold pixels"),
        ("loss", torch.full((1, 784), math.inf), "x must hold pixels"),
        ("decode", torch.zeros(3, 3), "z must"),
        ("decode", torch.zeros(3, 2, dtype=torch.int64), "z must"),
    ],
)
def test_a_bad_argument_is_named(model, method, argument, name):
    with pytest.raises(ValueError, match=name):
        getattr(model, method)(argument)


def test_the_loss_takes_a_generator_or_nothing(model, digits):
    with pytest.raises(ValueError, match="generator must"):
        model.loss(digits[:1], 0)


def test_no_pictures_have_no_codes(model, digits):
    mu, log_var = model.encode(digits[:0])
    assert mu.shape == log_var.shape == (0, 2)
    assert model.decode(mu).shape == (0, 784)


@pytest.mark.parametrize("name", ["3d", [], None])
def test_an_unknown_network_is_refused(name):
    with pytest.raises(ValueError, match="name"):
        load(name)


def test_weights_go_into_one_array_and_back(model, digits):
    flat = flatten(model)
    again = unflatten(flat)
    assert torch.equal(again.encode(digits[:5])[0], model.encode(digits[:5])[0])
    np.testing.assert_array_equal(flatten(again), flat)


# The plane


def test_the_plane_shows_every_test_digit(model, digits):
    frame = plane(VaePlaneParams())
    mu, log_var = model.encode(digits)
    np.testing.assert_array_equal(frame.mu, mu.numpy())
    np.testing.assert_allclose(frame.sigma, log_var.exp().sqrt().numpy(), rtol=1e-5)
    np.testing.assert_array_equal(frame.labels, datasets.mnist("test")[1])
    assert frame.grid.shape == (560, 560)
    assert frame.grid.dtype == np.uint8
    for array in (frame.mu, frame.sigma, frame.labels, frame.grid):
        assert not array.flags.writeable


def test_the_grid_is_a_picture_of_the_plane():
    """z₀ grows to the right and z₁ upwards: each cell holds the digit decoded at its centre."""
    frame = plane(VaePlaneParams())
    cells = 20
    for row, column in ((0, 0), (0, 19), (19, 0), (7, 12)):
        z0 = ((column + 0.5) / cells * 2 - 1) * frame.extent
        z1 = (1 - (row + 0.5) / cells * 2) * frame.extent
        cell = frame.grid[row * 28 : row * 28 + 28, column * 28 : column * 28 + 28]
        image = decode(VaeDecodeParams(z0, z1)).image
        np.testing.assert_allclose(cell / 255, image, atol=0.003)


def test_a_point_is_decoded_by_the_weights_given(model):
    params = VaeDecodeParams(0.4, -1.1)
    shipped = decode(params)
    expected = model.decode(torch.tensor([[0.4, -1.1]])).reshape(28, 28).numpy()
    np.testing.assert_array_equal(shipped.image, expected)
    np.testing.assert_array_equal(decode(params, flatten(model)).image, expected)
    with seeded(0):
        other = flatten(Vae())
    assert not np.allclose(decode(params, other).image, expected, atol=0.1)
    assert shipped.params is params


def test_a_digit_in_detail(model, digits):
    frame = reconstruct(VaeReconstructParams(index=17))
    mu, log_var = model.encode(digits[17:18])
    assert frame.label == datasets.mnist("test")[1][17]
    np.testing.assert_array_equal(frame.original.ravel(), digits[17].numpy())
    np.testing.assert_array_equal(frame.reconstruction.ravel(), model.decode(mu)[0].numpy())
    np.testing.assert_array_equal(frame.mu, mu[0].numpy())
    expected = np.square(frame.original.astype(float) - frame.reconstruction).sum()
    assert frame.reconstruction_loss == pytest.approx(expected, rel=1e-5)
    divergence = kl_divergence(Normal(mu, (0.5 * log_var).exp()), Normal(0.0, 1.0)).sum()
    assert frame.kl == pytest.approx(2 * float(divergence), rel=1e-5)


@pytest.mark.parametrize(
    "weights", [np.zeros(3, np.float32), np.zeros(485_396), [0.0], np.full(485_396, np.nan, np.float32)]
)
def test_bad_weights_are_refused(weights):
    with pytest.raises(ValueError, match="weights must be"):
        decode(VaeDecodeParams(), weights)


@pytest.mark.parametrize(
    ("params", "change"),
    [
        (VaeParams(), {"epochs": 0}),
        (VaeParams(), {"epochs": 2.0}),
        (VaeParams(), {"batch": 0}),
        (VaeParams(), {"lr": 0}),
        (VaeParams(), {"lr": math.nan}),
        (VaeParams(), {"examples": 60_001}),
        (VaeParams(), {"seed": -1}),
        (VaeDecodeParams(), {"z0": math.inf}),
        (VaeDecodeParams(), {"z1": "0"}),
        (VaeReconstructParams(), {"index": 10_000}),
        (VaePlaneParams(), {"seed": None}),
    ],
)
def test_bad_params_are_named(params, change):
    with pytest.raises(ValueError, match=next(iter(change))):
        replace(params, **change)
    assert type(params)(**json.loads(json.dumps(asdict(params)))) == params


# Training


@pytest.fixture
def every_step_a_frame(monkeypatch):
    monkeypatch.setattr(training, "FRAME_SECONDS", 0.0)


def frames_of(items):
    return [item for item in items if isinstance(item, VaeTrainFrame)]


@pytest.fixture(scope="module")
def whole():
    """Every frame of a training that nothing interrupts."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(training, "FRAME_SECONDS", 0.0)
        return frames_of(train(SMALL))


CURVES = ("curve_epoch", "curve_reconstruction", "curve_kl", "test_reconstruction", "test_kl")


def test_a_training_learns_and_reports(whole):
    assert [(frame.epoch, frame.batch) for frame in whole] == [divmod(step, 10) for step in range(21)]
    assert [frame.epoch_end for frame in whole] == [frame.batch == 0 for frame in whole]
    assert len(whole[0].curve_epoch) == len(whole[0].test_kl) == 0
    last = whole[-1]
    np.testing.assert_allclose(last.curve_epoch, np.arange(1, 21) / 10)
    loss = last.curve_reconstruction + last.curve_kl
    assert loss[-1] < 0.8 * loss[0]
    assert len(last.test_kl) == 2
    assert last.mu.shape == (2000, 2)
    assert last.grid.shape == (420, 420)
    np.testing.assert_array_equal(last.labels, datasets.mnist("test")[1][:2000])


def test_the_last_frame_describes_its_own_weights(whole, digits):
    last = whole[-1]
    model = unflatten(last.weights)
    np.testing.assert_allclose(last.mu, model.encode(digits[:2000])[0].numpy(), atol=1e-6)
    reconstruction, kl = model.loss(digits)
    assert last.test_reconstruction[-1] == pytest.approx(float(reconstruction.double().mean()), rel=1e-6)
    assert last.test_kl[-1] == pytest.approx(float(kl.double().mean()), rel=1e-6)


@pytest.mark.parametrize("stop", [1, 7, 10, 18])
def test_a_resumed_training_is_the_uninterrupted_one_bit_for_bit(every_step_a_frame, whole, stop):
    state = pickle.loads(pickle.dumps(whole[stop].state))
    rest = frames_of(train(SMALL, state))
    assert len(rest) == len(whole) - stop - 1
    for one, other in zip(rest, whole[stop + 1 :], strict=True):
        np.testing.assert_array_equal(one.weights, other.weights)
        for curve in CURVES:
            np.testing.assert_array_equal(getattr(one, curve), getattr(other, curve))
    for one, other in zip(rest[-1].state.arrays, whole[-1].state.arrays, strict=True):
        np.testing.assert_array_equal(one, other)


def test_the_seed_alone_decides_the_training_and_not_the_pace_of_frames(whole):
    np.testing.assert_array_equal(frames_of(train(SMALL))[-1].weights, whole[-1].weights)
    assert not np.array_equal(frames_of(train(replace(SMALL, seed=4)))[-1].weights, whole[-1].weights)


def test_progress_comes_between_frames(monkeypatch):
    monkeypatch.setattr(training, "PROGRESS_SECONDS", 0.0)
    items = list(train(SMALL))
    assert [item.done for item in items if isinstance(item, Progress)] == [*range(1, 10), *range(11, 20)]
    assert {item.total for item in items if isinstance(item, Progress)} == {20}


def test_the_global_generator_is_left_alone():
    torch.manual_seed(0)
    before = torch.get_rng_state()
    list(train(replace(SMALL, epochs=1)))
    assert torch.equal(before, torch.get_rng_state())


def test_a_frame_is_frozen_and_slim_without_its_state(whole):
    frame = whole[-1]
    arrays = [getattr(frame, name) for name in (*CURVES, "mu", "labels", "grid", "weights")]
    for array in (*arrays, *frame.state.arrays):
        assert not array.flags.writeable
    slim = frame.without_state()
    assert slim.state is None
    assert slim.weights is frame.weights
    assert len(pickle.dumps(slim)) < len(pickle.dumps(frame)) / 3


def test_a_state_that_does_not_fit_is_refused_at_the_call(whole):
    state = whole[-1].state
    named = state.named()
    with pytest.raises(CheckpointError, match="20 steps"):
        train(replace(SMALL, epochs=1), state)
    with pytest.raises(CheckpointError, match="curve/test"):
        train(replace(SMALL, batch=50), state)
    with pytest.raises(CheckpointError, match=r"exp_avg/encoder\.0\.weight"):
        train(SMALL, TrainingState.of({k: v for k, v in named.items() if k != "exp_avg/encoder.0.weight"}))
    with pytest.raises(CheckpointError, match="random generator"):
        train(SMALL, TrainingState.of(named | {"generator": np.zeros_like(named["generator"])}))


def test_a_training_may_start_from_given_weights():
    start = load_shipped(FILES["2d"])
    *_, last = training.epochs(replace(SMALL, epochs=1, lr=1e-5), Checkpoint("shipped", start.arrays, {}))
    assert last.metrics["test_loss"] < 41
    assert last.weights.keys() == start.arrays.keys()
