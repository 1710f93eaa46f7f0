"""How the clinic runs itself: people, settings, gradings."""
