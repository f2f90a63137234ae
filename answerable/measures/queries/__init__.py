"""Questions to what is held: how it stands, what a return would change, what is disputed."""
