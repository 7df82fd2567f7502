"""统一社会信用代码, the codes of organisations (GB 32100-2015): 18 characters, of which the last checks the others."""

LENGTH = 18

CHARACTERS = "0123456789ABCDEFGHJKLMNPQRTUWXY"
"""In the order of their values, 0–30 (GB 32100-2015, table 2). I, O, S, V and Z are left out: they look like digits."""


def foreign_characters(code: str) -> str:
    """Characters of `code` that no such code has, each once."""
    return "".join(dict.fromkeys(one for one in code if one not in CHARACTERS))


def check_character(code: str) -> str:
    """The last character that belongs to the first seventeen (GB 32100-2015, annex A: weights 3^(i-1) mod 31)."""
    total = sum(CHARACTERS.index(one) * pow(3, at, 31) for at, one in enumerate(code[: LENGTH - 1]))
    return CHARACTERS[-total % 31]


def likely(code: str) -> str:
    """The code that was probably meant where letters that look like digits stand in their place; "" where none is."""
    meant = "".join(code.upper().split()).translate(_LOOK_ALIKE)
    whole = len(meant) == LENGTH and not foreign_characters(meant)
    return meant if whole and meant != code and check_character(meant) == meant[-1] else ""


_LOOK_ALIKE = str.maketrans("IOSZ", "1052")
