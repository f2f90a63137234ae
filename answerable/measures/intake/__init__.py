"""Outside forms of measures: definitions (TOML), sources (TOML), returns and settlements (tidy CSV). No database."""
