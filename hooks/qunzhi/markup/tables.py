"""Tables, whichever engine has rendered them."""


def table_boxes(html: str, label: str) -> str:
    """Wide tables scroll within a box that can be reached by keyboard (WCAG 2.1, 2.1.1). It is a group and no region:
    each region would need a name of its own, or the list of landmarks could not be used.
    """
    if "<table>" not in html:
        return html
    box = f'<div class="table-box" role="group" tabindex="0" aria-label="{label}"><table>'
    return html.replace("<table>", box).replace("</table>", "</table></div>")
