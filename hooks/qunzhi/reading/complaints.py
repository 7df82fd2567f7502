"""What is behind a complaint of libyaml, which speaks of tokens: the likeliest mistake, where it was made."""

import re

from yaml import MarkedYAMLError

from qunzhi.languages import Text
from qunzhi.reading import full_width, odd_spaces
from qunzhi.reading.full_width import Slip

_FULL_WIDTH_COLON = re.compile(r"^(\s*(?:- )?[A-Za-z_][\w-]*)：", re.MULTILINE)
_TAB = re.compile(r"^ *\t", re.MULTILINE)
_COLON_AND_WORD = re.compile(r"(?:- +)?[A-Za-z_][\w-]*:(?=\S)")
_WIDE_BRACKET = re.compile(r"(?<=: )[｛［]")
_BULLETS = "•·●－—–"
"""What word processors put where YAML wants `- `."""

_IN_BRACKETS = ("while parsing a flow mapping", "while parsing a flow sequence")
_SIGNS = ("while scanning an alias", "while scanning an anchor", "while scanning a tag")
_NO_COLON = "could not find expected ':'"
_UNCLOSED = (
    *("did not find expected ',' or ']'", "did not find expected ',' or '}'", "found unexpected end of stream"),
    _NO_COLON,
)
"""Complaints about something that does not come: it is told where that begins, not where the text ends."""


def likeliest(text: str, error: MarkedYAMLError) -> Slip:
    """The mistake in a text of which libyaml complains: a tab, a full-width colon, an odd space, or something else."""
    mark = error.problem_mark or error.context_mark
    problem = mark.index if mark else 0
    begin = error.context_mark.index if error.context_mark else problem
    line_end = problem + len(text[problem:].partition("\n")[0])
    if found := _TAB.search(text):
        return Slip("QZ-Y02", found.end() - 1)
    if found := _FULL_WIDTH_COLON.search(text, 0, line_end):
        return colon_behind(found)
    if error.context in _SIGNS:
        return Slip("QZ-Y06", begin)
    if slip := odd_spaces.between_fields(text, line_end):
        return slip
    if error.context in _IN_BRACKETS and (slip := full_width.in_brackets(text, begin, problem)):
        return slip
    return _in_words(text, begin, problem, str(error.problem or error.context))


def words_alone(text: str) -> Slip | None:
    """The mistake in fields that are read as one run of words, for every one of their colons is full-width."""
    found = _FULL_WIDTH_COLON.search(text)
    return colon_behind(found) if found else None


def colon_behind(found: re.Match[str]) -> Slip:
    """A full-width colon behind the name of a field at the beginning of a line."""
    return Slip("QZ-Y03", found.end() - 1, {"key": found[1].strip(" -")})


def unreadable(at: int, reason: Text | str) -> Slip:
    """What cannot be read, and why."""
    return Slip("QZ-Y01", at, {"reason": reason})


def _in_words(text: str, begin: int, problem: int, complaint: str) -> Slip:
    line = text.rfind("\n", 0, problem) + 1
    if bracket := _WIDE_BRACKET.search(text, line, problem + 1):
        return unreadable(bracket.start(), _PLAIN_BRACKETS)
    at = begin if complaint in _UNCLOSED else problem
    if complaint == _NO_COLON and text[begin : begin + 1] in tuple(_BULLETS):
        return unreadable(at, _PLAIN_DASH)
    if complaint == _NO_COLON and (found := _COLON_AND_WORD.match(text, begin)):
        return unreadable(found.end() - 1, SPACE_BEHIND_COLON)
    return unreadable(at, _PROBLEMS.get(complaint, complaint))


SPACE_BEHIND_COLON = Text("冒号后面要空一格", "a space is missing behind the colon")
CONTROL_CHARACTER = Text("有一个看不见的控制字符", "a control character that cannot be seen")
SECOND_DOCUMENT = Text("中间又有一行“---”", "another line `---` in the middle")
_PLAIN_BRACKETS = Text("括号是全角的，要用半角的", "the bracket is full-width; it must be a plain one")
_PLAIN_DASH = Text("列表的每一行要以半角的“- ”开头", "each line of a list begins with a plain `- `")
_SPECIAL = Text("文字以特殊符号开头", "words begin with a special character")

_PROBLEMS = {
    "mapping values are not allowed in this context": Text("多了一个冒号，或缩进不齐", "a colon or an indent too many"),
    "mapping keys are not allowed in this context": _SPECIAL,
    "block sequence entries are not allowed in this context": Text("“- ”的位置不对", "a `- ` in the wrong place"),
    _NO_COLON: Text("缺少冒号和空格", "a colon and a space are missing"),
    "found unexpected ':'": SPACE_BEHIND_COLON,
    "did not find expected key": Text(
        "缩进不齐，或引号、括号后还有文字", "uneven indent, or words after a quote or bracket"
    ),
    "did not find expected '-' indicator": Text("列表的缩进不齐", "the list is indented unevenly"),
    "did not find expected ',' or ']'": Text("方括号没有配对", "a square bracket never closes"),
    "did not find expected ',' or '}'": Text("花括号没有配对", "a curly bracket never closes"),
    "did not find expected node content": Text("多了一个逗号或括号", "a comma or a bracket too many"),
    "did not find expected comment or line break": Text(
        "以“|”或“>”开头的文字要加引号", "words that begin with | or > need quotes"
    ),
    "found unexpected end of stream": Text("引号没有配对", "a quotation mark never closes"),
    "found unknown escape character": Text(
        "双引号里不能直接写“\\”，请改用单引号", "a \\ within double quotes; use single quotes"
    ),
    "found character that cannot start any token": _SPECIAL,
}
"""What libyaml complains of most often, for those who have never heard of tokens; other complaints stay English."""
