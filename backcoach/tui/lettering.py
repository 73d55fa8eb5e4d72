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


def _row(upper: str, lower: str) -> str:
    return "".join(_BLOCKS[above == "#", below == "#"] for above, below in zip(upper, lower, strict=True))
