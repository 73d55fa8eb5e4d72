"""The ways to make a sound, one file a kind. Only the sound process imports these, and lazily."""
