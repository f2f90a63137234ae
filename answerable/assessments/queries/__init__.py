"""Questions about how objectives stand: the facts, the computed status, the judgement, and where the two differ."""
