"""A terminal coach that leads a person through a timed back workout."""

__version__ = "0.1.0"
