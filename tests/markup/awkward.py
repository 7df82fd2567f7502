"""Texts that engines tend to disagree about, and a few that they tend to break at."""

from random import Random

from qunzhi.markup.scan import CLOSE, OPEN


def hole(number: int) -> str:
    """The mark of a hole."""
    return f"{OPEN}{number}{CLOSE}"


AWKWARD = {
    "nothing": "",
    "only spaces": " \n\n \t\n",
    "nested lists": "- 甲\n  乙\n  - 丙\n\n    丁\n    1. 戊\n    2. 己\n\n       ```\n       庚\n       ```\n- 辛\n",
    "lists side by side": "- a\n* b\n\n1. c\n2) d\n\n7. e\n8. f\n",
    "a list that is loose in one place": "- 甲\n- 乙\n\n- 丙\n",
    "a last item without words": "甲\n\n1.",
    "a list within a quotation": "> - 甲\n>   > 乙\n>\n> 丙\n丁\n",
    "a table with pipes and alignment": "|甲|乙|丙|\n|:-|-:|:-:|\n|a\\|b|`c\\|d`|**e**|\n|1|2|\n|1|2|3|4|\n\n后\n",
    "a table without outer pipes": "甲 | 乙\n--- | ---\n1 | 2\n",
    "a table in a list": "- 甲\n\n  | 乙 | 丙 |\n  | --- | --- |\n  | 1 | 2 |\n",
    "a table with padded cells": "|　甲　|　乙|\n|---|:-:|\n|　1|　2　|\n",
    "footnotes": "甲[^注]、乙[^2]、丙[^注]、丁^[*行内*的]。\n\n[^注]: 一\n[^2]: 二\n\n    第二段\n\n    - 项\n",
    "footnotes in headings and tables": "# 甲[^1]\n\n| 乙[^2] |\n| --- |\n\n[^1]: 一\n[^2]: 二[^1]\n",
    "a footnote that nobody cites, one that is not there": "甲[^1]乙\n\n[^2]: 二\n",
    "code spans": "`` `a` `` ` b ` `<b>` `&amp;` `**c**` ``` `` ``` `没有结束\n",
    "fences": "```py 甲\n<b>\n\n  a\n```\n\n~~~\n```\n~~~~\n\n    缩进\n\n    代码\n",
    "entities": "&copy; &amp; &lt;b&gt; &nbsp;a&#x4e2d; &nichts; & &ampx \\&amp;\n",
    "autolinks": "<https://example.com/~a?b=c&d> <a@example.com> <mailto:a@b.cn> https://example.com www.b.cn\n",
    "links": "[甲](/a \"题\") [乙](<b c> '题') [丙](c(d)e) [*戊*](/路径?词=一) \\[己](/g)\n",
    "links to addresses that stand elsewhere": "[甲][x] [X][] [x] [y]\n\n[x]: /u (题)\n[x]: /v\n[y]: <a b>\n",
    "links in links": "[a [b](c) d](e) [![f](g)](h) ![i [j](k)](l)\n",
    "marks of addresses": "[甲](https://example.com/~a/b<c) [乙](/~x) [丙](</~y z>)\n",
    "emphasis at Chinese punctuation": "**“技能校园”**建设，*（一）*是**重点**。**《章程》**“**引**”**36%**的\n",
    "emphasis in other ways": "甲 __划__ _斜_ ***粗斜***字**_斜粗_**字\n",
    "emphasis that is none": "2*3*4 ** 甲** *乙 * _ a_b_c _ a*b 5 * 6 * 7 **\n",
    "emphasis in emphasis": "*a **b *c* d** e* **f *g*** ***h** i* *j**k*\n",
    "single tildes": "3~5人，7~9个，~a~，`~b~`，\\~c\\~，~ d ~\n",
    "struck out": "~~甲~~乙~~3~5~~、**~~丙~~**、~~丁\n",
    "hard breaks": "甲  \n乙\\\n丙\n丁  \n\n# 戊  \n",
    "soft breaks": "甲\n乙\nEnglish\nwords\n丙“\n丁”\n**戊**\n**己**\n[庚](/a)\n辛\n`壬`\n癸\n**bold**\n甲\n",
    "indented as Chinese is typed": "　　甲\n乙\n\n　　丙　\n\n## 　丁\n\n- 　戊\n\n> 　己\n",
    "headings": "# 一\n## 二 ##\n### *三* `四` [五](/x)\n#### 六\n##### 七\n###### 八\n####### 九\n#十\n## 一\n##\n",
    "setext headings": "甲\n===\n\n乙\n丙\n---\n\nfirst\nsecond\n===\n\n- 丁\n---\n",
    "rules": "---\n\n* * *\n\n___\n- - -\n",
    "tags": 'a<b>c <b title="*d*">*e*</b> <?php\n\\<b> \\\\<b> a<5 <！ <a@b> <a:b c>\n',
    "blocks of tags": "<div>\n甲**b**\n\n乙<br>丙</div>\n\n<!-- 丁\n\n# 戊\n\n> <p>己\n> **庚**\n",
    "a script that is never closed": "<script>\n\n# 甲\n\n- 乙\n",
    "backslashes": "\\* \\# \\甲 \\\\ \\` `\\` \\[[a]] a\\\n",
    "quotation marks and dashes": "\"a\" 'b' “c” ——... (c) -- &quot;\n",
    "control characters": "a\0b\tc\n\td\n",
    "line ends of other systems": "甲\r\n\r\n- 乙\r\n- 丙\r\n",
    "holes": f"{hole(0)}\n\n# {hole(1)}甲\n\n| {hole(2)} |\n| --- |\n\n[{hole(3)}](/a)**{hole(4)}**甲\n{hole(5)}\n乙\n",
    "a very long text": "甲乙丙，**丁**。\n" * 5000,
    "a very long line": "甲乙丙，**丁**。" * 5000,
    "10,000 opening brackets": "[" * 10_000,
    "10,000 brackets within each other": "[" * 5000 + "甲" + "]" * 5000,
    "10,000 quotation marks": "“" * 10_000,
    "10,000 stars": "*" * 10_000,
    "10,000 stars between words": "*甲 " * 10_000,
    "10,000 backticks": "`" * 10_000,
    "a quotation ten deep": "> " * 10 + "甲\n",
    "a list thirty deep": "".join("  " * depth + "- 甲\n" for depth in range(30)),
}
"""By what they are about."""

_BEGINNINGS = ("", "", "", "- ", "1. ", "> ", "## ", "  - ", "    ", "> - ", "- - ", "　　", "### ", "10) ", "* ")
_WORDS = (
    *(
        "校企合作",
        "（一）",
        "“双高”",
        "，",
        "。",
        "《章程》",
        "—",
        "…",
        "English",
        "words ",
        " ",
        "3~5人",
        "36%",
        "1+X",
    ),
    *("a.b", "a*b", "&", "&amp;", '"', "'", "!", "#", "\\*", "<b>", "5 < 6", " ~~划掉~~ ", "^[注]", "[^1]"),
    hole(3),
)
_AROUND = ("{}", "{}", "{}", "{}", "**{}**", "*{}*", "***{}***", "`{}`", " __{}__ ", "[{}](/u)")
_ENDINGS = (
    *("\n", "\n", "\n\n", "\n\n", "  \n", "\\\n", "\n---\n", "\n===\n", "\n```\n甲\n```\n"),
    "\n\n| 甲 | 乙 |\n| --- | :-: |\n| 1 | **2** |\n\n",
    "\n\n[^1]: 注\n\n",
)


def jumble(chance: Random) -> str:
    """A few lines of Markdown that nobody would write."""
    return "".join(_line(chance) for _ in range(chance.randint(1, 8)))


def _line(chance: Random) -> str:
    words = [_piece(chance) for _ in range(chance.randint(1, 6))]
    return "".join([chance.choice(_BEGINNINGS), *words, chance.choice(_ENDINGS)])


def _piece(chance: Random) -> str:
    word, around = chance.choice(_WORDS), chance.choice(_AROUND)
    # What a footnote does in a link is told among the differences.
    return word if word in ("[^1]", "^[注]") else around.format(word)
