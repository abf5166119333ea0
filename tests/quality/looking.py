"""Pages held still, for whoever looks at them in a browser."""

import re

from playwright.sync_api import BrowserContext, Route

LEADS_AWAY = 'http-equiv="refresh"'


def hold_still(context: BrowserContext) -> None:
    """Keep pages that lead elsewhere at once, as at old addresses, where they can be seen."""
    context.route(re.compile(r"\.html$"), _keep)


def _keep(route: Route) -> None:
    page = route.fetch().text().replace(LEADS_AWAY, 'name="refresh"')
    route.fulfill(body=page, content_type="text/html; charset=utf-8")
