"""So that `python -m backcoach` is the command."""

from .cli import main

main(prog_name="backcoach")
