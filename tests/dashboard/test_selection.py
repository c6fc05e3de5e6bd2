from dashboard.selection import Choice, Choices, place_choices, resolve_aliases


def test_every_place_stands_behind_the_place_above_it():
    paths = ["甲省 / 东区 / 一街", "乙省 / 北区", "甲省 / 东区", "甲省 / 西区 / 二街"]
    assert [choice.value for choice in place_choices(paths)] == [
        "甲省",
        "甲省 / 东区",
        "甲省 / 东区 / 一街",
        "甲省 / 西区",
        "甲省 / 西区 / 二街",
        "乙省",
        "乙省 / 北区",
    ]


def test_links_may_name_identifier_or_label_and_unknown_values_drop():
    choices = Choices({"category": (Choice("cases", "案件"), Choice("reviews", "审核"))})
    given = ["cases", "审核", "案件", "bogus"]
    assert resolve_aliases(choices, "category", given) == ["cases", "reviews"]
    assert resolve_aliases(choices, "level", ["street"]) == []
