"""YAML and disk: what people write, where it lies, and what is wrong with it."""
