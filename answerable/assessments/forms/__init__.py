"""Shape and wording of what is asked for a judgement."""
