"""The registry of chapters; a tab's module is imported when it is first shown."""

from __future__ import annotations

from dataclasses import dataclass
from importlib import import_module
from typing import Any

from explorer.parts.chapter_tab import ChapterTab
from explorer.parts.runner import ChildProcess
from explorer.parts.translation import QT_TRANSLATE_NOOP


@dataclass(frozen=True, slots=True)
class Chapter:
    """One line of the registry.

    Attributes
    ----------
    id
        Name of the module in ``explorer.tabs``.
    title
        Source text of the tab's title, in the context ``Chapters``.
    tab
        Name of the tab's class in that module.
    """

    id: str
    title: str
    tab: str

    def build(self, child: ChildProcess) -> ChapterTab:
        """Import the tab's class and make the tab; a learned chapter is given the child process."""
        kind: Any = getattr(import_module(f"explorer.tabs.{self.id}"), self.tab)
        tab: ChapterTab = kind(child) if kind.learned else kind()
        return tab


CHAPTERS = (
    Chapter("clt", QT_TRANSLATE_NOOP("Chapters", "1 CLT"), "CltTab"),
    Chapter("likelihood", QT_TRANSLATE_NOOP("Chapters", "2 Likelihood"), "LikelihoodTab"),
    Chapter("normal_2d", QT_TRANSLATE_NOOP("Chapters", "3 Normal 2-D"), "Normal2dTab"),
    Chapter("gmm", QT_TRANSLATE_NOOP("Chapters", "4 GMM–EM"), "GmmTab"),
    Chapter("divergence", QT_TRANSLATE_NOOP("Chapters", "5 KL & ELBO"), "DivergenceTab"),
    Chapter("regression", QT_TRANSLATE_NOOP("Chapters", "6 Regression"), "RegressionTab"),
    Chapter("vae", QT_TRANSLATE_NOOP("Chapters", "7 VAE"), "VaeTab"),
    Chapter("ddpm", QT_TRANSLATE_NOOP("Chapters", "8 DDPM"), "DdpmTab"),
)
