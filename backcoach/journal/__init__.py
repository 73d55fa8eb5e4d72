"""What was done, kept so that nothing is lost: sessions, sets, and where an unfinished one stands."""
