"""The Outcomes screen: are we better than before, and is it real."""
