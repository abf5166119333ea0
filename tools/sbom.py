"""Writes a software bill of materials: what newsgen runs on, as CycloneDX 1.6.

    python -m tools.sbom > dist/newsgen.cdx.json

It lists newsgen and the packages that it needs at run time, and those that these need, as they are
installed. It holds no time and no random number: the same packages give the same bytes.
"""

import json
import sys
import tomllib
import uuid
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from importlib.metadata import distribution
from pathlib import Path
from typing import Any

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from newsgen import __version__

ROOT = Path(__file__).parents[1]
NAMESPACE = uuid.uuid5(uuid.NAMESPACE_DNS, "newsgen.invalid")


@dataclass(frozen=True, slots=True)
class Package:
    """A package as it is installed."""

    version: str
    licence: str
    """An SPDX expression; empty where the package gives none."""
    needs: tuple[str, ...]


def find_needed() -> dict[str, Package]:
    """All packages that newsgen needs here, and newsgen itself, by name.

    What newsgen needs is read from pyproject.toml, so that an old installation tells nothing wrong.
    """
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    own = Package(__version__, project["license"], _names(project["dependencies"]))
    found = {project["name"]: own}
    waiting = [*own.needs]
    while waiting:
        name = waiting.pop()
        if name not in found:
            installed = distribution(name)
            licence = installed.metadata.get_all("License-Expression", [""])[0]
            found[name] = Package(installed.version, licence, _names(installed.requires or ()))
            waiting += found[name].needs
    return dict(sorted(found.items()))


def _names(lines: Iterable[str]) -> tuple[str, ...]:
    """The packages that requirements name, without those of extras and of other systems."""
    requirements = map(Requirement, lines)
    return tuple(
        sorted(
            canonicalize_name(needed.name)
            for needed in requirements
            if needed.marker is None or needed.marker.evaluate({"extra": ""})
        )
    )


def describe() -> dict[str, Any]:
    """The bill of newsgen."""
    needed = find_needed()
    components = [_component(name, package) for name, package in needed.items()]
    bill = {
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "version": 1,
        "metadata": {"component": next(c for c in components if c["name"] == "newsgen")},
        "components": [component for component in components if component["name"] != "newsgen"],
        "dependencies": [
            {
                "ref": _address(name, package),
                "dependsOn": [_address(need, needed[need]) for need in package.needs],
            }
            for name, package in needed.items()
        ],
    }
    serial = uuid.uuid5(NAMESPACE, json.dumps(bill, sort_keys=True))
    return {**bill, "serialNumber": f"urn:uuid:{serial}"}


def _component(name: str, package: Package) -> Mapping[str, Any]:
    licences = {"licenses": [{"expression": package.licence}]} if package.licence else {}
    return {
        "type": "application" if name == "newsgen" else "library",
        "bom-ref": _address(name, package),
        "name": name,
        "version": package.version,
        "purl": _address(name, package),
        **licences,
    }


def _address(name: str, package: Package) -> str:
    return f"pkg:pypi/{name}@{package.version}"


if __name__ == "__main__":
    json.dump(describe(), sys.stdout, indent=1, ensure_ascii=False, sort_keys=True)
    sys.stdout.write("\n")
