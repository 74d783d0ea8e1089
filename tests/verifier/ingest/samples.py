"""Small files of every format, invented, all of one story."""

from __future__ import annotations

import io
import json
import zipfile

import docx

from verifier.schemas import examples

ARABIC_PAGE = """<!doctype html><html lang="ar" dir="rtl"><head><meta charset="utf-8"><title>إعادة فتح الجسر | صحيفة الميناء</title>
<link rel="canonical" href="https://example.org/bridge">
<meta property="article:published_time" content="2025-05-06">
<script type="application/ld+json">{"@context": "https://schema.org", "@graph": [{"@type": "WebSite", "name": "x"},
{"@type": ["NewsArticle"], "headline": "إعادة فتح الجسر", "datePublished": "2025-05-06T18:30:00+03:00",
"dateModified": "2025-05-06T20:00:00+03:00", "publisher": {"@type": "Organization", "name": "صحيفة الميناء"}}]}</script></head>
<body><nav><a href="/">الرئيسية</a><a href="/sport">رياضة</a></nav><article><h1>إعادة فتح الجسر</h1>
<p>قال رئيس البلدية إن الجسر القديم سيعاد فتحه يوم الأربعاء 7 مايو 2025 وإن حركة السير ستعود كما كانت.</p>
<p>وبلغت كلفة الترميم 14 مليون دولار بحسب البلدية التي أعلنت ذلك في بيان نشرته أمس.</p></article>
<aside>الأكثر قراءة</aside><footer>© 2019 صحيفة الميناء</footer></body></html>"""
ARABIC_WORDS = (
    "قال رئيس البلدية إن الجسر القديم سيعاد فتحه يوم الأربعاء 7 مايو 2025 وإن حركة السير ستعود كما كانت.\n"
    "وبلغت كلفة الترميم 14 مليون دولار بحسب البلدية التي أعلنت ذلك في بيان نشرته أمس."
)
NINJS_2 = {
    "uri": "urn:example:bridge",
    "standard": {"name": "ninjs", "version": "2.1"},
    "language": "en",
    "firstcreated": "2025-05-06T18:30:00+03:00",
    "versioncreated": "2025-05-06T20:00:00+03:00",
    "pubstatus": "usable",
    "headlines": [{"role": "main", "value": "Old bridge to reopen"}],
    "bodies": [
        {
            "role": "caption",
            "contenttype": "text/plain",
            "value": "A bridge, seen from the harbour on a day before it was closed.",
        },
        {"role": "main", "contenttype": "text/html", "value": "<p>The old bridge will reopen on Tuesday 7 May 2025.</p>"},
    ],
    "infosources": [{"name": "The Harbour Gazette"}],
}


def word_file(*, unpacked: int = 0) -> bytes:
    """A document of Word: a title, two paragraphs, a table."""
    document = docx.Document()
    document.add_heading("Old bridge to reopen", 0)
    document.add_paragraph("The old bridge will reopen on Tuesday 7 May 2025.")
    table = document.add_table(rows=1, cols=2)
    table.cell(0, 0).text, table.cell(0, 1).text = "Cost", "12 million dollars"
    document.add_paragraph("Nobody objected.")
    kept = io.BytesIO()
    document.save(kept)
    if unpacked:
        with zipfile.ZipFile(kept, "a", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr("word/media/image1.bin", b"\0" * unpacked)
    return kept.getvalue()


FILES: dict[str, bytes] = {
    "text": examples.ENGLISH["text"].encode(),
    "html": ARABIC_PAGE.encode(),
    "rss": examples.FEED.encode(),
    "atom": examples.ATOM.encode(),
    "newsml": examples.NEWSML.encode(),
    "ninjs 2": json.dumps(NINJS_2).encode(),
    "ninjs 3": json.dumps(examples.NINJS).encode(),
    "docx": word_file(),
    "json": json.dumps(examples.ENGLISH).encode(),
}
