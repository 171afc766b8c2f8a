"""QR codes as SVG: on the label of an object, and on the slip with a private link."""

import io

import segno

QUIET_ZONE = 4
"""Modules of white on every side that the standard asks for (ISO/IEC 18004, 6.3.8)."""


def qr_svg(address: str, title: str, *, inline: bool = True) -> str:
    """The address as a QR code, black on white, that reads with a seventh of it spoilt.

    Inline it has no size of its own; else it is a whole SVG document, 4 units a module.
    """
    out = io.BytesIO()
    segno.make(address, error="m", micro=False).save(
        out,
        kind="svg",
        border=QUIET_ZONE,
        scale=1 if inline else 4,
        light="#fff",
        title=title,
        omitsize=inline,
        xmldecl=not inline,
        svgclass="qr-code",
        lineclass=None,
        nl=False,
    )
    return out.getvalue().decode()
