"""What to do, and when: the pure core. It knows no clock, screen, sound or file."""
