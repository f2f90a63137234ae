"""How an objective stands by rules that are data: performance, delivery and the strength of the evidence, each with its reasoning."""
