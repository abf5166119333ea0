"""The commands: read arguments, call the rooms, print. Nothing else."""
