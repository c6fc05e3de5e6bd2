"""How sure a classification is, from what it rests on.

The figures are shares of right rows of the labelled practice sets, rounded down: a rank below 35
is a rule whose wording leaves little doubt, from 60 on it is the matter of the sentence that
speaks. Doubts are subtracted, each for a way in which those rows went wrong.
"""

from etl.counting.classify import BY_MATTER, Rule, Zones, matter_of

# Confidence by the highest rank that has it.
BY_RANK = ((34, 0.98), (49, 0.95), (59, 0.85), (99, 0.65))
# A category that is only that of the nearest topic.
TOPIC_ONLY = 0.65
# Read in the wider clause or list and not in the words beside the number.
WIDER = 0.08
# The words for what is counted are none that the lexicon knows.
UNKNOWN_OBJECT = 0.06
# The nearest topic speaks of another category.
OTHER_TOPIC = 0.1


def confidence_of(rule: Rule, zones: Zones, wider: bool) -> float:
    """Return the confidence, 0 to 1, of a count that a rule took in some zones."""
    if rule.category == BY_MATTER:
        return TOPIC_ONLY
    sure = next(value for rank, value in BY_RANK if rule.rank <= rank)
    if wider:
        sure -= WIDER
    if not zones.object:
        sure -= UNKNOWN_OBJECT
    if zones.topic and matter_of(zones.topic) != rule.category:
        sure -= OTHER_TOPIC
    return round(sure, 2)
