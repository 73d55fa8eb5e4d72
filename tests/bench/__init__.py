"""The benchmarks: what is claimed of the program's cost is measured here, by anyone, with one command."""
