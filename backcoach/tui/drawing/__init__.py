"""Pictures and large letters out of blocks and braille: the figures, the map of the back, the digits."""
