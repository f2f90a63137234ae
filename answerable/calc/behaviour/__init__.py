"""How a series behaves: its usual range, what in it is beyond chance, and whether it can be trusted to meet a standard."""
