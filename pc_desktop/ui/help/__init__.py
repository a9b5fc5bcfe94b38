"""The Help screen: the user guide, page by page."""
