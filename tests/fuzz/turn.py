"""One turn of one target under atheris, libFuzzer for Python: it ends by time or at a finding.

python -m tests.fuzz.turn TARGET [libFuzzer's own options and folders]
"""

import sys

import atheris

with atheris.instrument_imports(include=["newsgen", "frontmatter", "markdown"]):
    from tests.fuzz.targets import TARGETS


def run(arguments: list[str]) -> None:
    """Fuzz the target that is named first. Does not return: libFuzzer ends the process."""
    atheris.Setup([arguments[0], *arguments[2:]], TARGETS[arguments[1]])
    atheris.Fuzz()


if __name__ == "__main__":
    run(sys.argv)
