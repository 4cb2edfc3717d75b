"""The demo, made once: its briefing as a Document, and the files it is exported to."""

from pathlib import Path
from typing import NamedTuple

import pytest

from clipper.model.document import Document


class Demo(NamedTuple):
    """The briefing of the sample library and what came of it."""

    document: Document
    files: dict[str, Path]
    """By their endings."""


@pytest.fixture(scope="session")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Demo:
    """The sample library's briefing, composed and exported in every format."""
    from clipper.store.library import Library
    from clipper.workflows import demo as workflow
    from clipper.workflows.export_briefing import document

    folder = tmp_path_factory.mktemp("demo") / "demo"
    made = list(workflow.make(folder))
    with Library.open(workflow.library_in(folder), write=False) as library:
        return Demo(document(library, 1), {path.suffix: path for path in made[1:]})
