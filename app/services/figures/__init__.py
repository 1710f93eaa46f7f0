"""The derived figures of every customer."""
