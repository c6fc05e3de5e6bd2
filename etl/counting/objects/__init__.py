"""What a number counts: the words of its report that name it, chosen by fitted weights."""

from etl.counting.objects.choice import Choice, Reader
from etl.counting.objects.weights import use

__all__ = ["Choice", "Reader", "use"]
