"""A box office on this machine: it speaks Spektrix's API as the real one does, with its traps.

`server.py` is the house's counter, `house.py` what it has to sell.
"""
