"""What `answerable signals` says of a file of series: judged one by one, told for people or for programs."""
