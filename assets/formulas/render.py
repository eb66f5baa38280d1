"""Draw every formula of this folder: ``python -m assets.formulas.render``, after a change of a ``.tex`` file.

The pictures are committed because drawing one takes 80 to 200 ms and a package that the program does
not need otherwise; a test draws them again and compares.
"""

from pathlib import Path

import ziamath

from assets.formulas import EM, INK

FOLDER = Path(__file__).parent


def tex(source: Path) -> str:
    r"""Return the formula in a ``.tex`` file: its lines without the comments that open with %.

    Parameters
    ----------
    source : Path
        A file of this folder.

    Returns
    -------
    str
        TeX in math mode, without dollar signs.
    """
    lines = source.read_text(encoding="utf-8").splitlines()
    return " ".join(line.strip() for line in lines if not line.startswith("%"))


def svg(formula: str) -> str:
    """Draw a formula.

    Parameters
    ----------
    formula : str
        TeX in math mode, without dollar signs.

    Returns
    -------
    str
        SVG 1.1 whose letters are paths of the colour `INK`, `EM` units high; the baseline lies at y = 0.
    """
    # QtSvg knows SVG Tiny 1.2: it does not draw the glyph references of SVG 2.
    ziamath.config.svg2 = False
    ziamath.config.precision = 2
    return str(ziamath.Latex(formula, size=EM, color=INK).svg()) + "\n"


def main() -> None:
    """Write the picture of every formula beside its source."""
    for source in sorted(FOLDER.glob("*.tex")):
        source.with_suffix(".svg").write_text(svg(tex(source)), encoding="utf-8")


if __name__ == "__main__":
    main()
