"""The read-only JSON API: what the current release holds, for programs. It reads frozen copies and nothing else."""
