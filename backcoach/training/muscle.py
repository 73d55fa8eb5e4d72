"""The muscles that an exercise is felt in, and where on the back they lie."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Muscle(StrEnum):
    """A muscle by the name that exercise files use."""

    UPPER_TRAPEZIUS = "upper-trapezius"
    MIDDLE_TRAPEZIUS = "middle-trapezius"
    LOWER_TRAPEZIUS = "lower-trapezius"
    REAR_DELTOIDS = "rear-deltoids"
    RHOMBOIDS = "rhomboids"
    INFRASPINATUS = "infraspinatus"
    TERES_MAJOR = "teres-major"
    LATS = "lats"
    ERECTOR_SPINAE = "erector-spinae"
    THORACIC_ERECTORS = "thoracic-erectors"
    OBLIQUES = "obliques"
    SHOULDERS = "shoulders"
    BICEPS = "biceps"
    CHEST = "chest"
    CORE = "core"
    HIP_FLEXORS = "hip-flexors"
    GLUTES = "glutes"
    HAMSTRINGS = "hamstrings"


@dataclass(frozen=True, slots=True)
class Anatomy:
    """What a person needs to know to feel a muscle."""

    name: str
    """As said aloud and shown: "lower traps"."""
    where: str
    """Where on the body it lies."""
    does: str
    """What it is for."""


ANATOMY: dict[Muscle, Anatomy] = {
    Muscle.UPPER_TRAPEZIUS: Anatomy(
        "upper traps", "from the neck out to the shoulders", "lifts the shoulders and turns the neck"
    ),
    Muscle.MIDDLE_TRAPEZIUS: Anatomy(
        "mid traps", "across the upper back, spine to shoulder blade", "draws the blades together"
    ),
    Muscle.LOWER_TRAPEZIUS: Anatomy(
        "lower traps", "a point of a triangle down to the mid back", "draws the blades down; upright posture"
    ),
    Muscle.REAR_DELTOIDS: Anatomy(
        "rear shoulders", "small triangles behind the shoulder and upper arm", "draws the arm back"
    ),
    Muscle.RHOMBOIDS: Anatomy(
        "rhomboids", "a diamond between the blades, under the traps", "pulls the shoulders back"
    ),
    Muscle.INFRASPINATUS: Anatomy(
        "outer shoulder blades", "on the blade, part of the rotator cuff", "turns the arm outward"
    ),
    Muscle.TERES_MAJOR: Anatomy(
        "teres major", "just above the lats, under the arm", "steadies and turns the shoulder joint"
    ),
    Muscle.LATS: Anatomy(
        "lats", "from under the armpits down most of the mid back", "pulls the arm down; makes the V shape"
    ),
    Muscle.ERECTOR_SPINAE: Anatomy(
        "low back", "two cords along the whole spine", "holds the spine as it bends and twists"
    ),
    Muscle.THORACIC_ERECTORS: Anatomy(
        "upper spine", "the cords along the spine between the blades", "opens the upper back"
    ),
    Muscle.OBLIQUES: Anatomy(
        "flanks", "down the sides, wrapping round to the back", "turns and bends the trunk"
    ),
    Muscle.SHOULDERS: Anatomy("shoulders", "over the top of the arm", "lifts and steadies the arm"),
    Muscle.BICEPS: Anatomy("biceps", "the front of the upper arm", "bends the elbow"),
    Muscle.CHEST: Anatomy("chest", "across the front of the ribs", "draws the arms forward"),
    Muscle.CORE: Anatomy("core", "round the middle, deep", "keeps ribs and hips still"),
    Muscle.HIP_FLEXORS: Anatomy("front of the hips", "where thigh meets belly", "lifts the thigh"),
    Muscle.GLUTES: Anatomy("glutes", "the seat", "pushes the hips through"),
    Muscle.HAMSTRINGS: Anatomy("hamstrings", "the back of the thighs", "bends the knee, extends the hip"),
}

HELPS = 0.5
"""What work counts for a muscle that only helps, as a share."""

TRAPEZIUS = (Muscle.UPPER_TRAPEZIUS, Muscle.MIDDLE_TRAPEZIUS, Muscle.LOWER_TRAPEZIUS)
"""What a file that says "trapezius" means: all three parts."""
