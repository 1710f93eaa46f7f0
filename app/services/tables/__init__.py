"""Files in and out: reading tables, trying an import, importing, exporting."""
