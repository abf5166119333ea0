"""``newsgen serve``."""

from pathlib import Path

import click

from newsgen.build import OUT, Builder, BuildReport
from newsgen.commands.printing import print_issues, print_summary, show_progress, site_options
from newsgen.errors import NewsgenError, Severity
from newsgen.preview.server import HOST, Newsroom, start_server
from newsgen.preview.watch import Watcher


@click.command("serve")
@site_options
@click.option("--port", type=click.IntRange(0, 65535), default=8000, show_default=True)
def command(site: Path, port: int) -> None:
    """Build the site, serve it on 127.0.0.1, and reload the browser on every change.

    While something is wrong the last good pages stay, with what is wrong shown over them.
    """
    out = site / OUT
    builder = Builder(site, out, previews=True)
    watcher = Watcher(site)
    watcher.start()
    newsroom = Newsroom()
    try:
        rebuild(builder, newsroom, out)
        try:
            server = start_server(out, port, newsroom)
        except OSError as error:
            raise click.ClickException(
                f"port {port} cannot be used ({error.strerror}); name another with --port"
            ) from None
        click.echo(f"Preview at http://{HOST}:{server.server_port}/ - stop with Ctrl-C")
        while True:
            watcher.wait()
            rebuild(builder, newsroom, out)
    except KeyboardInterrupt:
        click.echo("stopped")
    finally:
        watcher.stop()


def rebuild(builder: Builder, newsroom: Newsroom, out: Path) -> None:
    """Build, print, and tell the tabs."""
    try:
        with show_progress() as progress:
            report = builder.rebuild(progress)
    except NewsgenError as error:
        report = BuildReport(error.issues, failed=True)
        if not error.issues:
            click.echo(f"error: {error}", err=True)
            newsroom.announce_problems([str(error)])
            return
    print_issues(report.issues)
    print_summary(report, out)
    if report.failed:
        errors = [str(i) for i in report.issues if i.severity is Severity.ERROR]
        newsroom.announce_problems(errors)
    elif report.changes.written or report.changes.removed or newsroom.problems:
        newsroom.announce_build()
