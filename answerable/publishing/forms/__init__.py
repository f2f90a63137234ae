"""The forms of publishing: shape and wording of what is typed in."""
