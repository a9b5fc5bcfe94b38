"""The Referrals screen: who is waiting, in what order and why."""
