"""What people do: each act is a frozen command that carries itself out, each question a view of the facts."""
