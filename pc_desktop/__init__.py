"""Bed meeting for provider collaboratives: who gets the region's few specialist beds, decided in the open.

The package is read from the inside out: `domain` says what things are, `services` what people do, `store` and
`exchange` keep and carry them, `ui` shows them, and `bootstrap` introduces them to one another once.
"""
