"""What the panel offers in the view of log p = ELBO + KL."""

from __future__ import annotations

from typing import Any

from engines.divergence.bound import LEAST_VALUES, MOST_VALUES, BoundParams, with_count
from explorer.parts.controls import Action, Slider
from explorer.parts.translation import QT_TRANSLATE_NOOP


class _Count(Slider):
    """Number of values of z, which every distribution follows."""

    def applied(self, params: BoundParams, value: Any) -> BoundParams:
        """Params with more values or fewer."""
        return with_count(params, int(value))


CONTROLS = (
    _Count(
        "count",
        QT_TRANSLATE_NOOP("DivergenceTab", "Values of z"),
        QT_TRANSLATE_NOOP("DivergenceTab", "How many values the latent z can take"),
        minimum=LEAST_VALUES,
        maximum=MOST_VALUES,
    ),
    Action(
        "e_step",
        QT_TRANSLATE_NOOP("DivergenceTab", "E-step"),
        QT_TRANSLATE_NOOP(
            "DivergenceTab", "Sets q to the posterior p(z | x), with p(z) held fixed: the KL closes"
        ),
    ),
    Action(
        "m_step",
        QT_TRANSLATE_NOOP("DivergenceTab", "M-step"),
        QT_TRANSLATE_NOOP(
            "DivergenceTab",
            "Sets p(z) to q, where the ELBO is largest with q held fixed: ELBO and log p rise",
        ),
    ),
)
