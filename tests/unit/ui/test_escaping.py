from __future__ import annotations

import pytest

from assistant.ui.escaping import html_safe, markdown_safe


def test_mark_up_in_a_document_stays_letters_in_html() -> None:
    assert html_safe('<img src=x onerror="a()">') == "&lt;img src=x onerror=&quot;a()&quot;&gt;"


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("**Cabinet** is asked", r"\*\*Cabinet\*\* is asked"),
        ("[a link](http://x)", "\\[a link\\](http\u2060\\://x)"),
        ("$5m and $6m", r"\$5m and \$6m"),
        (":red[warning]", r"\:red\[warning\]"),
        ("1. A title\n# another", r"1\. A title # another"),
        ("www.example.org", "www\u2060.example.org"),
        ("someone@example.org", r"someone\@example.org"),
        ("R&amp;D", r"R\&amp;D"),
        ("Winter Plan (draft), 2019/20: B&I-3.1 of 4.", "Winter Plan (draft), 2019/20: B&I-3.1 of 4."),
    ],
)
def test_mark_up_in_a_document_stays_letters_in_a_label(text: str, shown: str) -> None:
    assert markdown_safe(text) == shown
