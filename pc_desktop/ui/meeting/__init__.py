"""The Meeting screen: whose turn, where could they go, decide, next."""
