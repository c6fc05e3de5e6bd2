"""Where an object is looked for and how long it may be; the sides of a number it may stand on."""

# Characters, parts and ended sentences that are looked back over, words that are looked ahead.
REACH_BACK, PARTS_BACK, SENTENCES_BACK, REACH_AHEAD = 110, 5, 1, 16
# An object behind its number begins within so many words.
LATEST_START = 6
# Longest object in words and in characters, shortest in characters.
WIDTH, LONGEST, SHORTEST = 10, 26, 2
# Sides of a number: before it, behind it, in a part before.
SIDES = BEFORE, BEHIND, BACK = "L", "R", "B"
