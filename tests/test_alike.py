"""Front matter of another tool: its fields are told once each, with the line that settles them."""

import yaml

from newsgen import codes
from newsgen.commands.alike import MOST_WHOLE, fold_alike, settle_alike
from newsgen.config import FrontMatterConfig, read_config
from newsgen.errors import Issue, issue_in
from newsgen.loader.front_matter import read_front_matter


def read_heads(head: str, files: int) -> list[Issue]:
    """The issues of so many files with one head."""
    text = f"---\n{head}---\n\nThe council met at noon.\n"
    return [
        issue
        for n in range(files)
        for issue in read_front_matter(f"a{n:02}.md", text, FrontMatterConfig(), markdown=True)[1]
    ]


def test_a_field_of_many_files_is_told_once_and_counted() -> None:
    told = [str(one) for one in fold_alike(read_heads("summary: x\nweight: 3\n", 50))]
    assert [text.splitlines()[0] for text in told] == [
        "a00.md:2:1: error N205 unknown field `summary`",
        "a00.md:3:1: error N205 unknown field `weight`",
    ]
    assert told[0].splitlines()[-1] == "  … and `summary` in 49 more files"
    assert "`rename`" in told[0]
    assert "`ignore`" in told[0]


def test_a_field_of_few_files_is_told_in_each() -> None:
    issues = read_heads("headlien: x\n", MOST_WHOLE)
    assert [one.issue for one in fold_alike(issues)] == issues
    assert all(not one.others for one in fold_alike(issues))
    assert settle_alike(issues) == ""


def test_what_settles_all_of_them_is_one_line_that_newsgen_yaml_takes() -> None:
    issues = [*read_heads('weight: 3\n"on": x\n"a: b": y\n', 9), *read_heads("headlien: x\n", 1)]
    line = settle_alike(issues).partition("newsgen.yaml: ")[2]
    config, mistakes = read_config(f"title: A\n{line}\n")
    assert mistakes == ()
    assert config.front_matter.ignore == ("a: b", "on", "weight")
    assert yaml.safe_load(line) == {"front_matter": {"ignore": ["a: b", "on", "weight"]}}


def test_fields_inside_of_fields_and_other_errors_are_told_one_by_one() -> None:
    issues = read_heads("photos: [{src: x.jpg}]\n", 9)
    issues += [issue_in(codes.EMPTY_FILE, f"seeds/{n}.txt", "the file is empty") for n in range(9)]
    assert [one.issue for one in fold_alike(issues)] == issues
    assert settle_alike(issues) == ""
