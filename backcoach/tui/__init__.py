"""The full screen: what a person sees of a session, three metres away."""

from ..system.absent import load_lean

load_lean()  # before Textual asks for them
