"""Visits, packages, refunds, referrals, events."""
