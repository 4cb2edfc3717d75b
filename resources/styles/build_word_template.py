"""Build word-template.docx: the styles of the Clippings pack, every bundled font, and a page that shows them.

Run it after a change of clippings.toml or of the fonts: `uv run python resources/styles/build_word_template.py`.
"""

import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent.parent))

from clipper.exporters import word_package  # noqa: E402
from clipper.exporters.style import load, points  # noqa: E402
from clipper.exporters.word_package import HEAD, Relations  # noqa: E402
from clipper.exporters.word_parts import (  # noqa: E402
    font_key,
    font_table_xml,
    numbering_xml,
    obfuscated,
    settings_xml,
)
from clipper.exporters.word_sorts import sorts  # noqa: E402
from clipper.exporters.word_styles import styles_xml  # noqa: E402
from clipper.exporters.word_xml import NAMESPACES, paragraph, run  # noqa: E402

_CORE = (
    '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>Clippings pack</dc:title><dc:creator>Clipper</dc:creator>'
    "</cp:coreProperties>"
)
_APPLICATION = '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"/>'


def parts() -> dict[str, bytes]:
    """Every part of the template."""
    style = load("clippings")
    relations, fonts = Relations(), Relations()
    for kind in ("styles", "settings", "fontTable", "numbering"):
        relations.to(kind, f"{kind}.xml")
    files = {face.file: f"fonts/{Path(face.file).stem}.odttf" for face in style.faces.values()}
    relation = {file: fonts.to("font", part) for file, part in files.items()}
    page = style.page
    sides = {"top": page.top, "right": page.right, "bottom": page.bottom, "left": page.left, "header": 15, "footer": 12}
    margins = " ".join(f'w:{side}="{round(points(size) * 20)}"' for side, size in sides.items())
    size = f'w:w="{round(points(page.width) * 20)}" w:h="{round(points(page.height) * 20)}"'
    section = f'<w:sectPr><w:pgSz {size}/><w:pgMar {margins} w:gutter="0"/></w:sectPr>'
    shown = "".join(paragraph(sort.id, run(sort.name)) for sort in sorts(style.form))
    return {
        "docProps/app.xml": HEAD + _APPLICATION.encode(),
        "docProps/core.xml": HEAD + _CORE.encode(),
        "word/document.xml": HEAD + f"<w:document {NAMESPACES}><w:body>{shown}{section}</w:body></w:document>".encode(),
        "word/_rels/document.xml.rels": relations.xml(),
        "word/_rels/fontTable.xml.rels": fonts.xml(),
        "word/styles.xml": HEAD + styles_xml(style, "en").encode(),
        "word/settings.xml": HEAD + settings_xml("en").encode(),
        "word/numbering.xml": HEAD + numbering_xml().encode(),
        "word/fontTable.xml": HEAD + font_table_xml(style.faces.values(), relation).encode(),
        **{
            f"word/{part}": obfuscated((HERE.parent / "fonts" / file).read_bytes(), font_key(file))
            for file, part in files.items()
        },
    }


if __name__ == "__main__":
    word_package.write(HERE / "word-template.docx", parts())
