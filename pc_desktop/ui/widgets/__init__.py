"""The few building blocks every screen shares: cards, chips, tables, keys and bed tiles."""
