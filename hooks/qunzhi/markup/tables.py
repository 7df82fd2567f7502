"""Tables, whichever engine has rendered them."""


def table_boxes(html: str, label: str) -> str:
    """Wide tables scroll within a box that can be reached by keyboard (WCAG 2.1, 2.1.1)."""
    if "<table>" not in html:
        return html
    box = f'<div class="table-box" role="region" tabindex="0" aria-label="{label}"><table>'
    return html.replace("<table>", box).replace("</table>", "</table></div>")
