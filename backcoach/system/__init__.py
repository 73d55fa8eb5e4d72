"""What the machine gives, behind one plain name each: time, files of one's own, memory, safe letters."""
