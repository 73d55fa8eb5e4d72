"""All that is said in lines of text: a session without a full screen, plans, lists and the log."""
