"""What the collaborative reports: definitions, series and the charts' rules, as pure functions of dated facts."""
