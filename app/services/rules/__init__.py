"""Rules as arithmetic: numbers and days in, numbers and enums out."""
