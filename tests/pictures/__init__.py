"""Pictures of the screens: the README's, made by `python -m tests.pictures`."""
