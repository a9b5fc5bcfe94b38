"""The Setup screen: units, teams, people and the rules in force."""
