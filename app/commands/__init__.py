"""The program without its window: one file per group of commands."""
