"""The History screen: who did what when, and undo."""
