"""Letters of three rows: large enough to be read from three metres, small enough for a line of them.

Each is drawn on five pixels by hand, because strokes that are as thick as a third of a letter blur. Two
pixels make a cell, as half blocks.
"""

from __future__ import annotations

ROWS = 3

_PIXELS = {
    "A": ".#. #.# ### #.# #.#",
    "B": "##. #.# ##. #.# ##.",
    "C": ".## #.. #.. #.. .##",
    "D": "##. #.# #.# #.# ##.",
    "E": "### #.. ##. #.. ###",
    "F": "### #.. ##. #.. #..",
    "G": ".## #.. #.# #.# .##",
    "H": "#.# #.# ### #.# #.#",
    "I": "# # # # #",
    "J": "..# ..# ..# #.# .#.",
    "K": "#.# #.# ##. #.# #.#",
    "L": "#.. #.. #.. #.. ###",
    "M": "#...# ##.## #.#.# #...# #...#",
    "N": "#..# ##.# #.## #..# #..#",
    "O": ".#. #.# #.# #.# .#.",
    "P": "##. #.# ##. #.. #..",
    "Q": ".#. #.# #.# #.# .##",
    "R": "##. #.# ##. #.# #.#",
    "S": ".## #.. .#. ..# ##.",
    "T": "### .#. .#. .#. .#.",
    "U": "#.# #.# #.# #.# ###",
    "V": "#.# #.# #.# #.# .#.",
    "W": "#...# #...# #.#.# ##.## #...#",
    "X": "#.# #.# .#. #.# #.#",
    "Y": "#.# #.# .#. .#. .#.",
    "Z": "### ..# .#. #.. ###",
    "0": "### #.# #.# #.# ###",
    "1": ".# ## .# .# .#",
    "2": "##. ..# .#. #.. ###",
    "3": "##. ..# .#. ..# ##.",
    "4": "#.# #.# ### ..# ..#",
    "5": "### #.. ##. ..# ##.",
    "6": ".## #.. ### #.# ###",
    "7": "### ..# .#. .#. .#.",
    "8": "### #.# ### #.# ###",
    "9": "### #.# ### ..# ##.",
    ":": ". # . # .",
    ".": ". . . . #",
    "-": "... ... ### ... ...",
    "?": "##. ..# .#. ... .#.",
    "!": "# # # . #",
    ",": ".. .. .. .# #.",
    "'": "# # . . .",
    "+": "... .#. ### .#. ...",
    "/": "..# ..# .#. #.. #..",
    "✓": ".... ...# ...# #.#. .#..",
    "★": "..#.. ##### .###. .#.#. .....",
    " ": ".. .. .. .. ..",
}

_BLOCKS = {(False, False): " ", (True, False): "▀", (False, True): "▄", (True, True): "█"}


def lettered(text: str) -> tuple[str, str, str]:
    """A text in capitals, as three rows of half blocks; a character that isn't known is left out."""
    glyphs = [_PIXELS[character].split() for character in text.upper() if character in _PIXELS]
    pixels = [".".join(glyph[row] for glyph in glyphs) for row in range(5)]
    pixels.append("." * len(pixels[0]))
    first, second, third = (_row(pixels[2 * row], pixels[2 * row + 1]) for row in range(ROWS))
    return first, second, third


def in_large(text: str, room: int, lines: int = 1) -> str | None:
    """A text in capitals on so many lines of `room` columns at the most, a blank row between two of them.

    None where it doesn't fit, or has a letter that can't be drawn; commas and the like can be left out.
    """
    if any(letter.isalnum() and letter not in _PIXELS for letter in text.upper()):
        return None
    rows: list[str] = []
    line = ""
    for word in text.split():
        longer = f"{line} {word}".strip()
        if line and len(lettered(longer)[0]) > room:
            rows, line = [*rows, line], word
        else:
            line = longer
    rows.append(line)
    drawn = [lettered(row) for row in rows]
    if len(rows) > lines or any(len(row[0]) > room for row in drawn):
        return None
    return "\n\n".join("\n".join(row) for row in drawn)


def _row(upper: str, lower: str) -> str:
    return "".join(_BLOCKS[above == "#", below == "#"] for above, below in zip(upper, lower, strict=True))
