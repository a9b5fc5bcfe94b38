"""The Exchange screen: whose return is in, what is wrong with it, what changes if it is accepted."""
