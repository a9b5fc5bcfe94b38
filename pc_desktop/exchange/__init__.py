"""What passes between trusts that share nothing else: workbooks, read with suspicion and written with care."""
