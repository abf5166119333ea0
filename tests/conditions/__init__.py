"""What a build may meet on other machines, set up in a process of its own."""

import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Final

HERE: Final = Path(__file__).parent
ROOT: Final = HERE.parents[1]


def run_newsgen(
    *arguments: str, conditions: Mapping[str, str], folder: Path, watch: bool = True
) -> subprocess.CompletedProcess[str]:
    """``newsgen`` with `arguments`, in `folder`, with more environment variables.

    With `watch` the process and its workers load `sitecustomize.py` of this folder, which forbids
    the network and makes other conditions as the variables say.
    """
    paths = [str(ROOT / "src"), *([str(HERE / "injected")] if watch else [])]
    inherited = {key: value for key, value in os.environ.items() if not key.startswith("LC_")}
    environment = {**inherited, "PYTHONPATH": os.pathsep.join(paths), **conditions}
    return subprocess.run(
        [sys.executable, "-m", "newsgen", *arguments],
        cwd=folder,
        env=environment,
        capture_output=True,
        text=True,
        encoding="utf-8",
        errors="replace",
        check=False,
    )
