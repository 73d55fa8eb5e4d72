"""Close to the terminal: how it is written to and waited for, and how it is left when all ends."""
