"""The back as outlines: where each muscle lies on a person seen from behind.

Only the right half is drawn, in a box that is 100 wide and 120 high; x counts from the spine outward, y
from the crown down. The other half is its mirror image. What lies in layers is drawn side by side, each
muscle where it is felt, so that every one of them can be told from its neighbours.
"""

from __future__ import annotations

from ...training.muscle import Muscle

Outline = tuple[tuple[float, float], ...]

HALF_WIDTH = 46.0
TOP, BOTTOM = 0.0, 119.0
HEAD_TOP = 16.0
"""Where a small picture begins: the head says little about the back."""

HEAD = ((0.0, 9.0), 8.2)
"""The middle and the radius of the head."""

BODY: tuple[Outline, ...] = (
    ((5.2, 15.5), (5.8, 20), (9, 24.2), (17, 27), (27, 28.3), (33.5, 30), (38.3, 34.5), (41, 43),
     (42.6, 54), (44.2, 64), (46, 75)),
    ((37.6, 78), (36.6, 66), (34.5, 57), (31.6, 49.5), (30, 57), (26, 67.5), (22.6, 76), (22.8, 84),
     (25.6, 93), (26.8, 103), (26, 112), (24.6, 119)),
    ((3, 119), (1.4, 107), (0, 104.5)),
)  # fmt: skip
"""The right half of the silhouette: nape and outer arm, inner arm and flank, inner thigh."""

OUTLINES: dict[Muscle, tuple[Outline, ...]] = {
    Muscle.LATS: (
        ((29.2, 50.5), (28.2, 57.5), (24.2, 67), (20.5, 73.5), (14, 77.5), (8.5, 82), (7.5, 75),
         (6.5, 69.5), (10, 63), (14.5, 55.5), (18.5, 53.5), (24, 52.5)),
    ),
    Muscle.OBLIQUES: (
        ((23.5, 70.5), (20.8, 76.5), (20.5, 83.5), (11, 84.5), (13, 80.8), (20.5, 76)),
    ),
    Muscle.ERECTOR_SPINAE: (
        ((1, 28), (3.6, 28), (3.6, 66), (6.2, 74), (7.2, 84), (4, 88.5), (1, 88.5)),
    ),
    Muscle.THORACIC_ERECTORS: (
        ((1, 28), (3.6, 28), (3.6, 66), (1, 66)),
    ),
    Muscle.LOWER_TRAPEZIUS: (
        ((4.6, 49.5), (14.2, 52.2), (13, 55.8), (8.5, 62.5), (4.6, 67.5)),
    ),
    Muscle.RHOMBOIDS: (
        ((4.6, 38.2), (14, 41.2), (15.2, 51), (4.6, 47.8)),
    ),
    Muscle.MIDDLE_TRAPEZIUS: (
        ((4.6, 31), (14, 32), (27, 33.2), (27, 36.6), (16, 39.6), (4.6, 36.6)),
    ),
    Muscle.UPPER_TRAPEZIUS: (
        ((1, 16), (4.6, 16.5), (5.6, 21.5), (9, 25.6), (17, 28.6), (27.5, 30), (27, 31.8), (14, 30.6),
         (4.6, 29.4), (4.6, 27), (1, 27)),
    ),
    Muscle.INFRASPINATUS: (
        ((16.2, 41.2), (26.8, 38.2), (26.5, 42.2), (20.5, 46.8), (16.8, 49.6)),
    ),
    Muscle.TERES_MAJOR: (
        ((17, 51.2), (21.5, 47.6), (28.5, 43.8), (30.3, 47.4), (24, 50.8)),
    ),
    Muscle.REAR_DELTOIDS: (
        ((28.3, 32), (33, 32), (35.6, 37.5), (36.6, 45), (36.4, 51.5), (32.6, 44), (28.3, 38)),
    ),
    Muscle.SHOULDERS: (
        ((34.4, 32.4), (37.3, 35.8), (39.6, 43), (40.5, 51.5), (38, 54.5), (37.7, 45), (36.6, 37)),
    ),
    Muscle.GLUTES: (
        ((1.2, 90.5), (8, 86.2), (16, 86), (21.5, 88.5), (24.5, 97), (22, 103.8), (12, 105.2),
         (1.2, 102)),
    ),
    Muscle.HAMSTRINGS: (
        ((3, 106.5), (12, 107.6), (23.8, 105.8), (24, 112), (22.6, 119), (4, 119)),
    ),
}  # fmt: skip
"""Those that can be seen from behind, in the order in which they are drawn: what lies on top comes last."""

IN_FRONT = (Muscle.CHEST, Muscle.BICEPS, Muscle.CORE, Muscle.HIP_FLEXORS)
"""Those that can't: a picture of the back names them underneath."""
