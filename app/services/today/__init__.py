"""Whose day it is."""
