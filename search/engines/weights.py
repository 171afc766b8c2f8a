"""How much each way of matching counts: the same for every engine, each with its reason."""

EXACT, STEM = 1.0, 0.5
"""Each multiplied by the field's weight: a word as it was typed says more than its stem."""
ITS_NUMBER, OTHER_NUMBER, PART_OF_NUMBER = 10_000.0, 5_000.0, 20.0
"""Who types a thing's whole number wants that thing first, whatever else has the words."""
PREFIX_OF_NUMBER = 0.1
"""The letters that a collection's numbers begin with are in every number."""
WITHIN_RANGE = 1_000.0
"""What has no date comes after all that has the right one."""
ALL_WORDS = 500.0
"""Where fewer words will do, what has all of them still comes first."""
SIDE_BY_SIDE = 2.0
"""Multiplies the weight of a field in which all the words stand together, in order."""
SIDE_BY_SIDE_IN = 3
"""The weightiest fields are looked at for that: in a long text it says little."""

TITLE = 0.3
"""What a shared word of the title counts beside a shared value of a facet."""
BROADER = 1 / 3
"""Multiplies a facet's weight for a shared value that says little, however rare it is: that a
radio and a jar of pins are both called equipment, and few other things are, makes them not alike.
"""
ENOUGH = 1
"""A facet that weighs less only orders what is alike in another way: of things from one decade,
or of one colour, nobody would say that they are like each other.
"""
