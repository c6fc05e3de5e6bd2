"""The parts of a brief that all briefs share: numbered headings, state of the data, notes."""

from collections.abc import Iterable, Sequence

from dashboard.analysis.peers import RANKED_FROM
from dashboard.brief.material import Material
from dashboard.brief.model import Block, Paragraph, Phrase, Section
from dashboard.language import N_, _
from dashboard.marks import Mark

_HEADINGS = (
    N_("一、{title}"), N_("二、{title}"), N_("三、{title}"), N_("四、{title}"), N_("五、{title}"),
    N_("六、{title}"), N_("七、{title}"), N_("八、{title}"), N_("九、{title}"), N_("十、{title}"),
    N_("十一、{title}"), N_("十二、{title}"),
)  # fmt: skip
MOST_SECTIONS = len(_HEADINGS)
NOT_ZERO = N_("未报告是报告没有写这一项，无报告是没有这一年的报告；两者都不等于零。")
_NOTES = (
    N_("每个数值的脚注指明所在报告、年度、章节、段落和原句，数字加下划线。"),
    NOT_ZERO,
    N_("≥ 表示原文写“以上、余、超”，≈ 表示“近、约”，≤ 表示“不超过、不足”；图中为空心。"),
    N_("单位不同、层级不同的数值分列，不相加。"),
    N_("同比只在相邻两年都有同一单位的数值时计算；约数的同比仍是约数。历年累计不计同比。"),
)
_POSITION_NOTE = N_(
    "位次在{bodies}中由高到低排列，只说明大小，不代表优劣；不足 {fewest} 个主体报告的不排位次。"
)


def numbered(parts: Iterable[tuple[str, Sequence[Block]]]) -> tuple[Section, ...]:
    """Return the parts that hold something as sections with numbered headings."""
    filled = [(title, blocks) for title, blocks in parts if blocks]
    return tuple(
        Section(_(heading).format(title=title), tuple(blocks))
        for heading, (title, blocks) in zip(_HEADINGS, filled, strict=False)
    )


def text(words: str, *, remark: bool = False) -> Paragraph:
    """Return a paragraph of plain words."""
    return Paragraph((Phrase(words),), remark)


def reading_notes(ranked_in: str = "") -> list[Paragraph]:
    """Return how a brief is to be read; `ranked_in` says among whom it ranks, if it does."""
    notes = [_(note) for note in _NOTES]
    if ranked_in:
        notes.append(_(_POSITION_NOTE).format(bodies=ranked_in, fewest=RANKED_FROM))
    return [
        text(_("{number}. {note}").format(number=number, note=note))
        for number, note in enumerate(notes, 1)
    ]


def data_fact(material: Material) -> tuple[str, str]:
    """Return which snapshot the brief was made from and when that was built."""
    if material.built_on is None:
        built = _("生成时间不明")
    else:
        built = _("{time}（UTC）生成").format(time=material.built_on.strftime("%Y-%m-%d %H:%M"))
    return _("数据来源"), _("快照 {snapshot}，{built}").format(
        snapshot=material.snapshot, built=built
    )


def interleaved(groups: Iterable[Sequence[Phrase]], separator: str) -> list[Phrase]:
    """Return groups of phrases as one run, a separator between them."""
    result: list[Phrase] = []
    for group in groups:
        result += [Phrase(separator), *group] if result else group
    return result


def body_name(mark: Mark) -> str:
    """Return the name of the body of a mark with its district."""
    return full_name(mark.name, mark.district)


def full_name(name: str, district: str | None) -> str:
    """Return a name with that of its district before it, where it does not begin so already."""
    return name if not district or name.startswith(district) else f"{district}{name}"
