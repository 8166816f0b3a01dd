"""Project files: encoding, reading, writing. No Qt."""
