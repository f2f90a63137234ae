"""Word documents: `read_docx` in `reading`."""
