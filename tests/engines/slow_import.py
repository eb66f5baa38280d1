"""An engine whose import takes as long as torch's."""

import os
import time

from tests.engines import toys

time.sleep(float(os.environ.get("SLOW_IMPORT_SECONDS", "1.5")))


def one(params: toys.ToyParams) -> toys.ToyFrame:
    """Return one frame."""
    return toys.one(params)
