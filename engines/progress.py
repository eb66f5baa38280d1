"""How far a long engine has come: yielded between frames, neither recorded nor drawn."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Progress:
    """A count of finished work.

    Parameters
    ----------
    done
        Units finished so far (batches, trials, diffusion steps), ``0 <= done <= total``.
    total
        Units of the whole job.
    """

    done: int
    total: int
