"""Project files: reading, writing and bringing old ones up to date. Nothing here knows Qt."""
