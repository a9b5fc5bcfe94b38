"""The meeting-room window: what everybody in the room may see of the person whose turn it is, and nothing else."""
