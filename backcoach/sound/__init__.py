"""What a person hears: the cues' WAVs, and the players that sound them at their moment."""
