"""The full screen: what a person sees of a session, three metres away."""
