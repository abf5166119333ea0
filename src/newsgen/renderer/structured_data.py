"""JSON-LD of the pages other than stories, with the vocabulary of schema.org."""

from collections.abc import Iterator

from newsgen.archive.permalinks import AGENCIES, linked_url
from newsgen.renderer.json_ld import Node, archive_name, breadcrumb, kept, with_nodes
from newsgen.renderer.views import (
    AtlasView,
    DaysView,
    FrontView,
    PageHead,
    PersonView,
    PlaceView,
    SiteHead,
    SourceView,
    StoriesView,
    TermsView,
    TopicView,
    View,
)


def add_structured_data(view: View) -> View:
    """`view` with the JSON-LD of its page: what it is, and the way to it from the front page."""
    page = getattr(view, "page", None)
    if not isinstance(page, PageHead) or not page.root.startswith("."):
        return view
    site: SiteHead = view.site  # type: ignore[union-attr]
    return with_nodes(view, [*_page_nodes(site, page, view), *breadcrumb(site, page)])


def _page_nodes(site: SiteHead, page: PageHead, view: View) -> Iterator[Node]:
    """What the page itself is; nothing for kinds that have no word of their own."""
    address = linked_url(site.url, page.path, page.root)
    if isinstance(view, FrontView):
        yield _website(site, page)
    node = {
        "@id": address,
        "url": address,
        "name": page.title or site.title,
        "description": page.description,
        "inLanguage": page.language,
        "isPartOf": {"@id": archive_name(site, page)},
    }
    if isinstance(view, PersonView):
        person = {
            "@type": "Person",
            "name": view.heading,
            "alternateName": list(view.aliases),
            "sameAs": list(view.links),
            "url": address,
        }
        yield kept({"@type": "ProfilePage", **node, "mainEntity": kept(person)})
    elif isinstance(view, TopicView):
        topic = {"@type": "Thing", "name": view.heading, "url": address}
        yield kept({"@type": "CollectionPage", **node, "about": topic})
    elif isinstance(view, PlaceView):
        place = {"@type": "Place", "name": view.heading, "url": address}
        aliases = {"alternateName": list(view.aliases)}
        yield kept({"@type": "CollectionPage", **node, "about": kept(place | aliases)})
    elif isinstance(view, SourceView):
        source = {
            "@type": "Organization" if page.path.startswith(f"{AGENCIES}/") else "Person",
            "name": view.heading,
            "alternateName": list(view.aliases),
            "url": address,
        }
        yield kept({"@type": "ProfilePage", **node, "mainEntity": kept(source)})
    elif isinstance(view, FrontView | StoriesView | DaysView | AtlasView | TermsView):
        yield kept({"@type": "CollectionPage", **node})


def _website(site: SiteHead, page: PageHead) -> Node:
    return kept(
        {
            "@type": "WebSite",
            "@id": archive_name(site, page),
            "name": site.title,
            "description": site.tagline,
            "url": linked_url(site.url, "index.html", page.root),
            "inLanguage": site.language,
        }
    )
