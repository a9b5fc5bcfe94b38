"""Where facts are kept: encrypted SQLite tables, and the journal from which undo, audit and history come."""
