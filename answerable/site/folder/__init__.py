"""An office is a folder: reading one whole, and writing one."""
