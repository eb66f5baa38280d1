"""The U-Net and its parts: shapes, the code of the step, independence of the digits in a batch."""

import numpy as np
import pytest
import torch

from engines.networks import ChannelNorm, ResidualBlock, SelfAttention, UNet, channels_last, sinusoidal_code
from engines.training import seeded


@pytest.fixture
def unet():
    with seeded(0):
        net = UNet((16, 24), code=32)
        # Blocks start as the identity and the head as zero: shake them, so that there is something to see.
        for parameter in net.parameters():
            torch.nn.init.normal_(parameter, std=0.1)
    return net.eval().requires_grad_(False)


def inputs(count=3, seed=1):
    generator = torch.Generator().manual_seed(seed)
    return torch.randn(count, 1, 28, 28, generator=generator), torch.arange(1, count + 1), torch.arange(count)


def test_the_code_of_a_step_is_bounded_distinct_and_of_unit_pairs():
    code = sinusoidal_code(torch.arange(1, 1001), 64)
    assert code.shape == (1000, 64)
    assert code.abs().max() <= 1
    sines, cosines = code.double().chunk(2, dim=1)
    torch.testing.assert_close(sines**2 + cosines**2, torch.ones(1000, 32).double(), atol=1e-6, rtol=0)
    distance = torch.cdist(code, code) + 10 * torch.eye(1000)
    assert distance.min() > 0.1


def test_a_shift_of_the_step_turns_every_pair_by_the_same_angle():
    near, far = (sinusoidal_code(torch.tensor([t, t + 5]), 32).double().chunk(2, dim=1) for t in (3, 90))
    turned = [s[1] * c[0] - c[1] * s[0] for s, c in (near, far)]  # sine of the angle between both
    torch.testing.assert_close(turned[0], turned[1], atol=1e-5, rtol=0)


def test_output_has_the_shape_of_the_input(unet):
    x, t, label = inputs()
    assert unet(x, t, label).shape == x.shape


def test_digits_of_a_batch_do_not_see_each_other(unet):
    x, t, label = inputs(5)
    together = unet(x, t, label)
    alone = torch.cat([unet(x[i : i + 1], t[i : i + 1], label[i : i + 1]) for i in range(5)])
    torch.testing.assert_close(together, alone, atol=1e-4, rtol=1e-4)


def test_step_and_label_matter_and_no_label_is_a_label_of_its_own(unet):
    x, t, _ = inputs(1)
    seen = [unet(x, t, torch.tensor([label])) for label in range(-1, 10)]
    seen.append(unet(x, t + 500, torch.tensor([0])))
    for i, first in enumerate(seen):
        for second in seen[:i]:
            assert not torch.allclose(first, second, atol=1e-3)


def test_a_new_network_says_zero_and_passes_gradient_to_its_head():
    with seeded(0):
        net = UNet((16, 24), code=32)
    x, t, label = inputs()
    out = net(x, t, label)
    assert torch.count_nonzero(out) == 0
    (out - x).square().mean().backward()
    assert net.head.weight.grad.abs().max() > 0


def test_every_weight_gets_a_gradient(unet):
    unet.requires_grad_(True)
    x, t, _ = inputs()
    unet(x, t, torch.tensor([-1, 3, 9])).square().mean().backward()
    for name, parameter in unet.named_parameters():
        assert parameter.grad is not None, name
        assert parameter.grad.abs().max() > 0, name


def test_blocks_start_as_the_identity():
    with seeded(0):
        x = torch.randn(2, 16, 7, 7)
        block, attention = ResidualBlock(16, 16, 8), SelfAttention(16)
    assert torch.equal(block(x, torch.ones(2, 8)), x)
    assert torch.equal(attention(x), x)


def test_attention_is_the_textbook_one():
    with seeded(0):
        attention = SelfAttention(8, heads=2)
        torch.nn.init.normal_(attention.output.weight)
        x = torch.randn(3, 8, 4, 5)
    tokens = attention.norm(x).flatten(2).transpose(1, 2)
    query, key, value = (
        part.unflatten(2, (2, 4)).transpose(1, 2) for part in attention.projection(tokens).chunk(3, dim=2)
    )
    mixed = torch.nn.functional.scaled_dot_product_attention(query, key, value).transpose(1, 2).flatten(2)
    expected = x + attention.output(mixed).transpose(1, 2).unflatten(2, (4, 5))
    torch.testing.assert_close(attention(x), expected)


def test_the_norm_makes_each_position_of_mean_zero_and_variance_one():
    x = torch.from_numpy(np.random.default_rng(0).normal(3, 5, (2, 64, 4, 4)).astype(np.float32))
    y = ChannelNorm(64)(x)
    torch.testing.assert_close(y.mean(dim=1), torch.zeros(2, 4, 4), atol=1e-5, rtol=0)
    torch.testing.assert_close(y.var(dim=1, correction=0), torch.ones(2, 4, 4), atol=1e-3, rtol=0)


def test_memory_layout_changes_no_weight(unet):
    before = {name: tensor.clone() for name, tensor in unet.state_dict().items()}
    for name, tensor in channels_last(unet).state_dict().items():
        assert torch.equal(tensor, before[name])
