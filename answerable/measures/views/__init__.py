"""The office's pages of measures, disputes and returns."""
