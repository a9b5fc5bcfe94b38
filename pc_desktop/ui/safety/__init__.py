"""Locking, backups, the passphrase and handing over: what keeps the store safe, as the window offers it."""
