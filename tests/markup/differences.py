"""Where the two engines differ, one by one."""

from dataclasses import dataclass

_BOX = '<div class="table-box" role="group" tabindex="0" aria-label="表格"><table><thead><tr>'


def _head(*cells: str) -> str:
    return _BOX + "".join(f"<th>{cell}</th>" for cell in cells) + "</tr></thead>"


_NOTE = '<sup class="footnote-ref"><a href="#fn1" id="fnref1">[1]</a></sup>'


@dataclass(frozen=True)
class Difference:
    """A text, and what each engine makes of it, footnotes left out; the reason why ours is right or does no harm."""

    text: str
    ours: str
    theirs: str
    reason: str


DIFFERENCES = (
    Difference(
        "这是_重点_内容",
        "<p>这是_重点_内容</p>",
        "<p>这是<em>重点</em>内容</p>",
        "CommonMark: an underscore within a word is no emphasis. Names of files stay whole, and forges show it so.",
    ),
    Difference(
        "**60℃**a",
        "<p>**60℃**a</p>",
        "<p><strong>60℃</strong>a</p>",
        "CommonMark 0.31: beside emphasis a symbol counts as a punctuation mark.",
    ),
    Difference(
        "甲~~~乙~~~",
        "<p>甲~~~乙~~~</p>",
        "<p>甲~<s>乙</s>~</p>",
        "GFM: three tildes strike nothing out.",
    ),
    Difference(
        "a~~*'*",
        "<p>a~~*'*</p>",
        "<p>a~~<em>'</em></p>",
        "cmark-gfm: what stands before two tildes decides about emphasis behind them.",
    ),
    Difference(
        "甲\n:-",
        f"{_head('甲')}</table></div>",
        "<p>甲\n:-</p>",
        "cmark-gfm: a table of one column needs no pipe below its head.",
    ),
    Difference(
        "甲|\n--",
        '<h2 id="甲">甲|</h2>',
        f"{_head('甲')}</table></div>",
        "cmark-gfm: hyphens alone make a heading of the line above.",
    ),
    Difference(
        "- | 甲\n-|-",
        "<ul><li>| 甲\n-|-</li></ul>",
        f"{_head('-', '甲')}</table></div>",
        "A line that begins an item of a list is no head of a table.",
    ),
    Difference(
        "|甲|乙|\n|-|-|\n|",
        f"{_head('甲', '乙')}</table></div><p>|</p>",
        f"{_head('甲', '乙')}<tbody><tr><td></td><td></td></tr></tbody></table></div>",
        "A pipe alone is no row.",
    ),
    Difference(
        "[甲](javascript:x)",
        "<p><a>甲</a></p>",
        "<p>[甲](javascript:x)</p>",
        "A link that would run a program keeps its words only.",
    ),
    Difference(
        "[甲]()",
        "<p><a>甲</a></p>",
        '<p><a href="">甲</a></p>',
        "A link without an address leads nowhere rather than to its own page.",
    ),
    Difference(
        "[甲](https://例子.cn/)",
        '<p><a href="https://%E4%BE%8B%E5%AD%90.cn/">甲</a></p>',
        '<p><a href="https://xn--fsqu00a.cn/">甲</a></p>',
        "Browsers read a percent-encoded domain (URL standard, host parsing).",
    ),
    Difference(
        "<https://a.b/%E7%94%B2>",
        '<p><a href="https://a.b/%E7%94%B2">https://a.b/%E7%94%B2</a></p>',
        '<p><a href="https://a.b/%E7%94%B2">https://a.b/甲</a></p>',
        "An address that is its own words is shown as it was written.",
    ),
    Difference(
        '[a](/u "甲\n乙")',
        '<p><a href="/u" title="甲乙">a</a></p>',
        '<p><a href="/u" title="甲\n乙">a</a></p>',
        "A line break between Chinese characters is no space in a title either.",
    ),
    Difference(
        "甲[[^1]](/u)\n\n[^1]: 注",
        '<p>甲<a href="/u"><sup class="footnote-ref"></sup></a><a href="#fn1" id="fnref1">[1]</a></p>',
        f"<p>甲[{_NOTE}](/u)</p>",
        "A footnote within a link: nh3 draws the links apart, and both can be followed.",
    ),
    Difference(
        "甲^[]",
        "<p>甲^[]</p>",
        f"<p>甲{_NOTE}</p>",
        "An empty footnote is none.",
    ),
    Difference(
        "> 甲\n[^1]: 注",
        "<blockquote><p>甲</p></blockquote>",
        "<blockquote><p>甲\n[^1]: 注</p></blockquote>",
        "A footnote ends the quotation above it.",
    ),
    Difference(
        "> [a]: /u\n甲",
        "<blockquote><p>甲</p></blockquote>",
        "<blockquote></blockquote><p>甲</p>",
        "CommonMark: what goes on without `>` belongs to the paragraph above; a link's address is part of it.",
    ),
    Difference(
        "[a]: /u\n-",
        "<p>-</p>",
        "<ul><li></li></ul>",
        "A hyphen below the address of a link is no item of a list.",
    ),
    Difference(
        "`甲\n  b`",
        "<p><code>甲 b</code></p>",
        "<p><code>甲   b</code></p>",
        "CommonMark: the indentation of a paragraph's lines is no part of it.",
    ),
    Difference(
        "a\\ \nb",
        "<p>a\\\nb</p>",
        "<p>a\\ \nb</p>",
        "CommonMark: nor is the space at their ends.",
    ),
    Difference(
        "甲\\\n　",
        "<p>甲<br></p>",
        "<p>甲\\</p>",
        "A line with an ideographic space is no empty one, although nothing is seen of it.",
    ),
    Difference(
        "- ```\n\n- 甲",
        "<ul><li><pre><code>\n</code></pre></li><li>甲</li></ul>",
        "<ul><li><pre><code>\n</code></pre></li><li><p>甲</p></li></ul>",
        "An empty line of code that is not closed does not make the list loose.",
    ),
)
