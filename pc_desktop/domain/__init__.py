"""What a referral, a bed, a stay, a meeting and an outcome are, and what may happen to them.

Plain Python: no clock, no window, no database. Whatever depends on the moment is told the moment.
"""
