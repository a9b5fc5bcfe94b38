"""The Beds screen: what is free, held, closed, expected and ready to leave."""
