"""The clinic's data at rest: keys, the encrypted file, the checks before it opens."""
