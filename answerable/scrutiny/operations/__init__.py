"""Every write of scrutiny: each module one thing that is done."""
