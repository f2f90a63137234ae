"""What people type about measures: its shape and its wording. Nothing here writes."""
