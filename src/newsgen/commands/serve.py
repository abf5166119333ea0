"""``newsgen serve``."""

import sys
from http.server import ThreadingHTTPServer
from pathlib import Path
from typing import Final

import click

from newsgen.build import Builder
from newsgen.commands.printing import print_issues, show_progress, site_options
from newsgen.commands.repeated import RepeatedBuilds
from newsgen.errors import NewsgenError
from newsgen.live import LiveBuilder, OvertakenError
from newsgen.manifest import manifest_path
from newsgen.places import OUT, PREVIEWS, STATE, find_cache
from newsgen.preview.guard import is_loopback
from newsgen.preview.inspector.page import Inspector
from newsgen.preview.newsroom import Newsroom
from newsgen.preview.press import Press
from newsgen.preview.server import HOST, Preview, start_server, stop_server
from newsgen.preview.stories import StoryFinder
from newsgen.preview.watch import Watcher
from newsgen.sample import Sampler
from newsgen.scratch import claim_scratch

_SWITCH_SECONDS: Final = 0.0005
"""Between two threads; Python's own 5 ms would make a page wait for the build of the others."""


@click.command("serve")
@site_options
@click.option("--port", type=click.IntRange(0, 65535), default=8000, show_default=True)
@click.option("--host", default=HOST, show_default=True, help="Address to listen on.")
@click.option("--poll", is_flag=True, help="Look for changes by the clock, as on network drives.")
def command(site: Path, port: int, host: str, poll: bool) -> None:
    """Build the site, serve it on 127.0.0.1, and show every change at once.

    An open page changes in place when its story, a template or a style is saved. While something is
    wrong the last good pages stay, with what is wrong shown over them. The key i on a story shows
    what newsgen understood of its text.
    """
    sys.setswitchinterval(_SWITCH_SECONDS)
    watcher = Watcher(site, poll=poll)
    with claim_scratch(find_cache() / PREVIEWS) as folder:
        press = make_press(Builder(site, site / OUT, previews=True), watcher, folder)
        preview = make_preview(site, press, watcher)
        try:
            server = start_server(preview, port, host)
        except OSError as error:
            raise click.ClickException(
                f"port {port} of {host} cannot be used ({error.strerror}); name another with --port"
            ) from None
        announce(host, server.server_port)
        run(press, preview, server, watcher)


def run(press: Press, preview: Preview, server: ThreadingHTTPServer, watcher: Watcher) -> None:
    """Build whenever something is saved, until somebody stops it."""
    builds = RepeatedBuilds()
    try:
        reason = watcher.start()
        if reason:
            click.echo(f"Changes are looked for by the clock: {reason}", err=True)
        while True:
            finished = build(press, preview.out, builds)
            watcher.wait(None if finished else 0)
    except KeyboardInterrupt:
        click.echo("stopped")
    finally:
        stop_server(server, preview)
        watcher.stop()


def make_press(builder: Builder, watcher: Watcher, folder: Path) -> Press:
    """What builds a site for the tabs, and in `folder` a part of it until all is there."""
    live = LiveBuilder(builder, lambda: watcher.has_news, lambda: watcher.settled_at)
    sampler = Sampler(builder, folder)
    finder = StoryFinder(builder.root / STATE, sampler.state)
    return Press(live, Newsroom(), sampler, finder)


def make_preview(site: Path, press: Press, watcher: Watcher) -> Preview:
    """What is served of the site at `site`."""
    out, state = site / OUT, site / STATE
    return Preview(
        out=out,
        sample=press.sampler.out,
        manifest=manifest_path(state, out),
        newsroom=press.newsroom,
        demand_build=watcher.demand,
        stories=press.stories,
        inspect=Inspector(site, out, press.stories).show,
    )


def announce(host: str, port: int) -> None:
    """Say where the preview is, and who can see it."""
    shown = f"[{host}]" if ":" in host else host
    click.echo(f"Preview at http://{shown}:{port}/ - stop with Ctrl-C")
    if not is_loopback(host):
        click.echo(
            f"warning: everybody who can reach {host} can read this preview, drafts and sources",
            err=True,
        )


def build(press: Press, out: Path, builds: RepeatedBuilds) -> bool:
    """Build once and print what became of it; a preview outlives whatever is wrong.

    False where the build was left, since something was saved meanwhile that is to be shown first.
    """
    try:
        if sample := press.show_sample():
            shown = f"{sample.files:,} of {sample.total:,} files can be seen"
            click.echo(f"{shown}, those saved last; the rest is being built")
        with show_progress() as progress:
            report = press.run(progress)
    except OvertakenError:
        return False
    except NewsgenError as error:
        print_issues(error.issues)
        if not error.issues:
            click.echo(f"error: {error}", err=True)
        return True
    builds.print_report(report, out)
    if press.newsroom.ready:
        press.sampler.forget()  # so late, since to remove many files can take a second
    press.builder.prepare()
    return True
