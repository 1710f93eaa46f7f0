"""Complaints, from the first word to the call-back; what customers told."""
