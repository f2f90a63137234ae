"""The outside forms of what scrutiny keeps."""
