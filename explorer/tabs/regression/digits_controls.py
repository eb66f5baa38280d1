"""The controls of the digits."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from engines.regression.digits import ALL, CLASSES, DigitsParams
from explorer.parts.controls import Choice, Control, Seed, Slider
from explorer.parts.translation import QT_TRANSLATE_NOOP


class _Split(Choice):
    """The choice of the split: a number in one file means nothing in the other."""

    def applied(self, params: DigitsParams, value: Any) -> DigitsParams:
        """Select the first digit of the other split."""
        return replace(params, split=value, selected=0)


CONTROLS: tuple[Control, ...] = (
    _Split(
        "split",
        QT_TRANSLATE_NOOP("RegressionTab", "Part"),
        QT_TRANSLATE_NOOP("RegressionTab", "The digits to train with, or those to test with"),
        options=(
            ("train", QT_TRANSLATE_NOOP("RegressionTab", "60,000 to train with")),
            ("test", QT_TRANSLATE_NOOP("RegressionTab", "10,000 to test with")),
        ),
    ),
    Choice(
        "order",
        QT_TRANSLATE_NOOP("RegressionTab", "Order"),
        QT_TRANSLATE_NOOP(
            "RegressionTab", "Mini-batches as a training draws them, or pages as they are stored"
        ),
        options=(
            ("shuffled", QT_TRANSLATE_NOOP("RegressionTab", "Mini-batches")),
            ("stored", QT_TRANSLATE_NOOP("RegressionTab", "Pages, as stored")),
        ),
    ),
    Choice(
        "show",
        QT_TRANSLATE_NOOP("RegressionTab", "Picture"),
        QT_TRANSLATE_NOOP("RegressionTab", "Many digits, the pixels of one, or the mean of each class"),
        options=(
            ("grid", QT_TRANSLATE_NOOP("RegressionTab", "Digits")),
            ("pixels", QT_TRANSLATE_NOOP("RegressionTab", "Pixels of one digit")),
            ("means", QT_TRANSLATE_NOOP("RegressionTab", "Mean of each class")),
        ),
    ),
    Choice(
        "label",
        QT_TRANSLATE_NOOP("RegressionTab", "Class"),
        QT_TRANSLATE_NOOP("RegressionTab", "Which class the pages show"),
        options=(
            (ALL, QT_TRANSLATE_NOOP("RegressionTab", "All classes")),
            *((label, str(label)) for label in range(CLASSES)),
        ),
    ),
    Slider(
        "batch",
        QT_TRANSLATE_NOOP("RegressionTab", "Batch size B"),
        QT_TRANSLATE_NOOP("RegressionTab", "How many digits a mini-batch has"),
        minimum=16,
        maximum=256,
        step=16,
    ),
    Slider(
        "epoch",
        QT_TRANSLATE_NOOP("RegressionTab", "Epoch"),
        QT_TRANSLATE_NOOP("RegressionTab", "Every epoch takes every digit once, each in another order"),
        minimum=1,
        maximum=20,
    ),
    Seed(
        "seed",
        QT_TRANSLATE_NOOP("RegressionTab", "Seed"),
        QT_TRANSLATE_NOOP("RegressionTab", "The same seed shuffles in the same way"),
    ),
)


def shown(order: str) -> set[str]:
    """Fields that have an effect in this order."""
    fields = {control.field for control in CONTROLS}
    return fields - ({"label"} if order == "shuffled" else {"batch", "epoch", "seed"})
