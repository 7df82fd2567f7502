"""Alternative texts that say nothing of what can be seen."""

import re
import unicodedata

_NUMBER = r"[\s_.:-]*[(（\[第]?[0-9一二三四五六七八九十]*[)）\]张幅]?"

_WORD = re.compile(
    r"(图|图片|照片|相片|图像|影像|配图|插图|截图|封面|头图|示意图|现场图|现场照片|活动图片|活动照片|无|无标题|未命名|待补|待定|待填"
    r"|替代文字|说明|image|picture|photo(graph)?|img|pic|figure|fig|illustration|untitled|none|null|n/?a|alt|todo|tbd|tba)"
    + _NUMBER
)
"""Words that any picture could bear."""

_CAMERA = re.compile(
    r"(img|dsc|dscn|dscf|dscn|dji|pxl|mvimg|vid|pano|burst|mmexport|wx[_-]?camera|wechat|screenshot|scan|pict?|p|imag|sam"
    r"|gopr|dcim|hdr|beauty|cimg|kimg|微信图片|微信截图|qq图片|qq截图|屏幕截图|扫描|扫描件|新建)?[\s_-]*[0-9][0-9a-f\s_()-]*",
)
"""Names that cameras, phones, scanners and messengers give."""

_ENDING = re.compile(r"\.(jpe?g|png|gif|webp|bmp|tiff?|avif|hei[cf])$")


def empty(alt: str, file: str) -> bool:
    """Whether a text that stands for a picture is no description: a word for any picture, or a file's name."""
    plain = unicodedata.normalize("NFKC", alt).strip().casefold()
    bare = _ENDING.sub("", plain)
    own = unicodedata.normalize("NFKC", file.rpartition("/")[2]).casefold()
    if bare != plain or plain in (own, _ENDING.sub("", own)):
        return True
    return not any(letter.isalpha() for letter in bare) or bool(_WORD.fullmatch(bare) or _CAMERA.fullmatch(bare))
