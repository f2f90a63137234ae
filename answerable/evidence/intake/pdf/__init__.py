"""A PDF to a document of passages and tables; `reading.py` is the door."""
