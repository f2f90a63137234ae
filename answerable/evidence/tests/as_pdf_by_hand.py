"""PDFs written by hand, for what office software does and typst does not: its runs, borders, shades, pictures and faults.

A page is a string of drawing operators, made by the functions here; places are in points from the top left of an A4 page.
"""

from dataclasses import dataclass, field
from itertools import pairwise

WIDTH, HEIGHT = 595, 842
_FONTS = {"F1": "Helvetica", "F2": "Helvetica-Bold"}
_UNREADABLE = b"""/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /X def /CMapType 2 def
1 begincodespacerange <00> <FF> endcodespacerange 1 beginbfrange <00> <FF> <E000> endbfrange endcmap end end"""


def words(x: float, y: float, said: str, size: float = 11, font: str = "F1") -> str:
    """Text in one run, its baseline at `y`."""
    return f"BT /{font} {size} Tf 1 0 0 1 {x} {HEIGHT - y} Tm ({_escaped(said)}) Tj ET\n"


def spaced(x: float, y: float, *parts: str | float, size: float = 11) -> str:
    """Text in one run with numbers between its parts that move the next to the right, in thousandths of the size."""
    inside = " ".join(f"({_escaped(part)})" if isinstance(part, str) else str(-part) for part in parts)
    return f"BT /F1 {size} Tf 1 0 0 1 {x} {HEIGHT - y} Tm [{inside}] TJ ET\n"


def hidden(x: float, y: float, said: str, size: float = 11) -> str:
    """Text that is not painted, as a scanner's software lays it under the picture."""
    return f"BT 3 Tr /F1 {size} Tf 1 0 0 1 {x} {HEIGHT - y} Tm ({_escaped(said)}) Tj 0 Tr ET\n"


def turned(x: float, y: float, said: str, cosine: float, sine: float, size: float = 11) -> str:
    """Text at an angle."""
    return f"BT /F1 {size} Tf {cosine} {sine} {-sine} {cosine} {x} {HEIGHT - y} Tm ({_escaped(said)}) Tj ET\n"


def filled(x: float, y: float, width: float, height: float, grey: float = 0) -> str:
    """A filled rectangle, its upper left corner at the place: a shade, or a border where it is thin."""
    return f"{grey} g {x} {HEIGHT - y - height} {width} {height} re f 0 g\n"


def framed(x: float, y: float, width: float, height: float) -> str:
    """The outline of a rectangle."""
    return f"{x} {HEIGHT - y - height} {width} {height} re S\n"


def picture(x: float, y: float, width: float, height: float) -> str:
    """A grey picture."""
    return f"q {width} 0 0 {height} {x} {HEIGHT - y - height} cm /Im1 Do Q\n"


def curve(x: float, y: float, width: float, height: float) -> str:
    """A curved line, as of a chart."""
    bottom = HEIGHT - y - height
    return f"{x} {bottom} m {x} {bottom + height} {x + width} {bottom} {x + width} {bottom + height} c S\n"


def borders(across: list[float], down: list[float], grey_head: bool = False) -> str:
    """The borders of every cell of a table for themselves, as filled rectangles of half a point; perhaps a shaded first row."""
    drawn = [filled(across[0], down[0], across[-1] - across[0], down[1] - down[0], 0.85)] if grey_head else []
    for top, bottom in pairwise(down):
        for left, right in pairwise(across):
            drawn += [filled(left, top, right - left, 0.48), filled(left, bottom, right - left, 0.48)]
            drawn += [filled(left, top, 0.48, bottom - top), filled(right, top, 0.48, bottom - top)]
    return "".join(drawn)


def table(rows: list[list[str]], x: float = 70, y: float = 120, step: float = 100, *, ruled: bool = True) -> str:
    """A table with 20 points to the row, with a word processor's borders or none."""
    across = [x + step * at for at in range(len(rows[0]) + 1)]
    down = [y + 20 * at for at in range(len(rows) + 1)]
    said = [
        words(across[at] + 5, down[row] + 14, cell)
        for row, cells in enumerate(rows)
        for at, cell in enumerate(cells)
        if cell
    ]
    return (borders(across, down) if ruled else "") + "".join(said)


def prose(x: float, y: float, *lines: str, size: float = 11, step: float = 13.5) -> str:
    """Lines under one another."""
    return "".join(words(x, y + step * at, line, size) for at, line in enumerate(lines))


@dataclass
class Written:
    """The objects of a file, numbered from 1."""

    objects: list[bytes] = field(default_factory=list)

    def add(self, said: bytes | str) -> int:
        self.objects.append(said.encode("cp1252") if isinstance(said, str) else said)
        return len(self.objects)

    def stream(self, data: bytes | str, more: str = "") -> int:
        data = data.encode("cp1252") if isinstance(data, str) else data
        return self.add(f"<< {more} /Length {len(data)} >>\nstream\n".encode() + data + b"\nendstream")

    def closed(self, root: int, more: str = "") -> bytes:
        data, places = b"%PDF-1.7\n", []
        for number, each in enumerate(self.objects, start=1):
            places.append(len(data))
            data += f"{number} 0 obj\n".encode() + each + b"\nendobj\n"
        lines = "".join(f"{place:010} 00000 n \n" for place in places)
        trailer = f"trailer << /Size {len(places) + 1} /Root {root} 0 R {more} >>\nstartxref\n{len(data)}\n%%EOF"
        return data + f"xref\n0 {len(places) + 1}\n0000000000 65535 f \n{lines}{trailer}".encode()


def pdf(
    *pages: str, box: str = f"0 0 {WIDTH} {HEIGHT}", rotate: int = 0, root: str = "", trailer: str = "", form: str = ""
) -> bytes:
    """A file of these pages. Font F3 says not which characters it shows; `form` is drawn by "/Fm1 Do"."""
    file = Written()
    fonts = {
        name: file.add(f"<< /Type /Font /Subtype /Type1 /BaseFont /{base} /Encoding /WinAnsiEncoding >>")
        for name, base in _FONTS.items()
    }
    broken = file.stream(_UNREADABLE)
    fonts["F3"] = file.add(f"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /ToUnicode {broken} 0 R >>")
    image = file.stream(
        b"\x80", "/Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8"
    )
    font = "/Font << " + " ".join(f"/{name} {number} 0 R" for name, number in fonts.items()) + " >>"
    inner = file.stream(form, f"/Type /XObject /Subtype /Form /BBox [0 0 {WIDTH} {HEIGHT}] /Resources << {font} >>")
    resources = f"<< {font} /XObject << /Im1 {image} 0 R /Fm1 {inner} 0 R >> >>"
    tree = len(file.objects) + 2 * len(pages) + 1
    kids = [_page(file, page, tree, resources, f"/MediaBox [{box}] /Rotate {rotate}") for page in pages]
    file.add(f"<< /Type /Pages /Count {len(kids)} /Kids [{' '.join(f'{kid} 0 R' for kid in kids)}] >>")
    return file.closed(file.add(f"<< /Type /Catalog /Pages {tree} 0 R {root} >>"), trailer)


def _page(file: Written, page: str, tree: int, resources: str, more: str) -> int:
    content = file.stream(page)
    return file.add(f"<< /Type /Page /Parent {tree} 0 R {more} /Resources {resources} /Contents {content} 0 R >>")


def _escaped(said: str) -> str:
    return said.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")
