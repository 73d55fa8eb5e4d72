"""Leads a session: the conductor, what it is led with, and what it notices of the machine meanwhile."""
