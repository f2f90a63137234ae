"""The public site as plain files in a folder, which anybody may keep and serve: written whole or not at all, signed, and proved.

Only `contents` and `exporting` know the database. The rest needs neither it nor Django, so that whoever was handed a folder can
prove it with this program alone.
"""
