"""An invented region to try everything on: people, years of stays and meetings, all from one fixed seed."""
