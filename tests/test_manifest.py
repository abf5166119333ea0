from pathlib import Path

import msgspec
import pytest

from newsgen.manifest import Manifest, Source, Written, manifest_path, read_manifest, write_manifest


@pytest.mark.parametrize("content", [None, b"", b"{", b"[]", b'{"files": 3}', b"\xff\x00"])
def test_a_missing_or_damaged_manifest_is_empty(tmp_path: Path, content: bytes | None) -> None:
    path = tmp_path / "manifest.json"
    if content is not None:
        path.write_bytes(content)
    assert read_manifest(path) == Manifest()


def test_a_manifest_comes_back_as_it_was(tmp_path: Path) -> None:
    manifest = Manifest({"é/index.html": Written("mark", 5, 2**62), "b": Written("", 0, 0)})
    path = tmp_path / "new" / "manifest-1.json"
    write_manifest(path, manifest)
    assert read_manifest(path) == manifest
    assert [p.name for p in path.parent.iterdir()] == ["manifest-1.json"]


@pytest.mark.parametrize(
    ("part", "value"),
    [("receipt", {"inputs": "mark"}), ("receipt", 3), ("sources", {"a": {}}), ("sources", [])],
)
def test_the_files_of_another_newsgen_are_still_its_own(
    tmp_path: Path, part: str, value: object
) -> None:
    path = tmp_path / "manifest.json"
    files = {"index.html": Written("mark", 5, 6, "ab")}
    write_manifest(path, Manifest(files, None, {"seeds/a.txt": Source("mark", 1, 2, "key")}))
    path.write_bytes(msgspec.json.encode({**msgspec.json.decode(path.read_bytes()), part: value}))
    assert read_manifest(path) == Manifest(files)


def test_each_output_folder_has_its_own_manifest(tmp_path: Path) -> None:
    state = tmp_path / ".newsgen"
    one, two = manifest_path(state, tmp_path / "a"), manifest_path(state, tmp_path / "b")
    assert one != two
    assert one == manifest_path(state, tmp_path / "x" / ".." / "a")


def test_the_manifest_is_found_again_when_the_whole_site_moves(tmp_path: Path) -> None:
    names = {
        manifest_path(root / ".newsgen", root / "build").name
        for root in (tmp_path / "here", tmp_path / "there" / "deep")
    }
    assert len(names) == 1


@pytest.mark.parametrize("count", [0, 1, 999, 1000, 1001, 2500])
def test_a_manifest_is_printed_in_pieces_as_it_is_in_one(tmp_path: Path, count: int) -> None:
    files = {f'{n}/"é".html': Written("mark", n, n, "ab") for n in range(count)}
    sources = {f"seeds/{n}": Source("mark", n, n, "key") for n in range(count)}
    manifest = Manifest(files, None, sources)
    write_manifest(tmp_path / "m.json", manifest)
    assert (tmp_path / "m.json").read_bytes() == msgspec.json.encode(manifest)
