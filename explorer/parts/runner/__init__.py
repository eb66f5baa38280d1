"""The runner: the only threading code of the program."""

from explorer.parts.runner.pipe import RemoteError, living_processes
from explorer.parts.runner.process import ChildProcess, ChildProcessDiedError
from explorer.parts.runner.runner import Runner
from explorer.parts.runner.worker import running_workers

__all__ = ["ChildProcess", "ChildProcessDiedError", "RemoteError", "Runner", "leftovers"]


def leftovers() -> list[str]:
    """Name the threads and child processes of runners that have not ended."""
    return running_workers() + living_processes()
