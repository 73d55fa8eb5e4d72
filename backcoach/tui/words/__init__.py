"""What the screens say, made from plan, settings and log: pure text, so that it can be tested as text."""
