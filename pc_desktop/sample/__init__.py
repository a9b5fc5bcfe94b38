"""An invented region to try everything on: its people, years of stays and meetings, made from one fixed seed."""
