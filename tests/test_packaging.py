"""What is installed is complete, and what it needs is declared."""

import ast
import re
import subprocess
import sys
import tomllib
import zipfile
from importlib import resources
from pathlib import Path

import pytest
from PySide6.QtGui import QFontDatabase, QRawFont

ROOT = Path(__file__).parents[1]
PACKAGES = ("assets", "engines", "explorer")
# Packages that install a module of another name.
MODULES = {"PySide6-Essentials": "PySide6"}


def shipped_files() -> set[str]:
    return {
        path.relative_to(ROOT).as_posix()
        for package in PACKAGES
        for path in (ROOT / package).rglob("*")
        if path.is_file() and path.suffix != ".pyc"
    }


def test_wheel_holds_every_file_of_the_three_folders(tmp_path):
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(tmp_path)],
        cwd=ROOT,
        check=True,
        capture_output=True,
    )
    (wheel,) = tmp_path.glob("genscope-*.whl")
    inside = {name for name in zipfile.ZipFile(wheel).namelist() if ".dist-info/" not in name}
    assert inside == shipped_files()


def declared() -> set[str]:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    names = {re.split(r"[^\w-]", requirement)[0] for requirement in project["dependencies"]}
    return {MODULES.get(name, name) for name in names}


def imported() -> set[str]:
    found = set()
    for package in PACKAGES:
        for file in (ROOT / package).rglob("*.py"):
            if file.name == "render.py":  # draws the pictures of the formulas, not part of the program
                continue
            for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
                if isinstance(node, ast.Import):
                    found |= {alias.name.split(".")[0] for alias in node.names}
                elif isinstance(node, ast.ImportFrom) and node.module:
                    found.add(node.module.split(".")[0])
    return found - set(sys.stdlib_module_names) - set(PACKAGES)


def test_what_is_imported_is_declared_and_what_is_declared_is_imported():
    assert imported() == declared()


@pytest.mark.parametrize("style", ["Regular", "SemiBold"])
def test_shipped_face_is_what_its_name_says(qapp, style):
    file = resources.files("assets") / "fonts" / f"Pretendard-{style}.otf"
    assert QFontDatabase.addApplicationFontFromData(file.read_bytes()) >= 0
    font = QRawFont(str(file), 13)
    assert font.familyName().startswith("Pretendard")
    for letter in "Aaα한글중0":
        assert font.supportsCharacter(ord(letter))


def test_face_is_shipped_with_its_licence():
    text = (resources.files("assets") / "fonts" / "LICENSE.txt").read_text(encoding="utf-8")
    assert "SIL OPEN FONT LICENSE Version 1.1" in text


def test_origin_of_everything_shipped_is_told():
    told = (ROOT / "assets" / "README.md").read_text(encoding="utf-8")
    for folder in sorted(path for path in (ROOT / "assets").iterdir() if path.is_dir()):
        if folder.name != "__pycache__":
            assert f"`{folder.name}" in told, folder.name
    for item in sorted((ROOT / "assets" / "data").iterdir()):
        assert f"`data/{item.name}`" in told, item.name
