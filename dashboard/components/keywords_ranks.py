"""The cloud and the ranked words beside it, by the weight that the reader chooses."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

import streamlit as st

from dashboard.clouds import Cloud, cloud_png, cloud_svg, lay_out
from dashboard.components.downloads import download_name, show_row_downloads
from dashboard.components.keywords_parts import Reading, show_cloud, show_words
from dashboard.components.switches import show_switch
from dashboard.exports import Rows
from dashboard.formatting import exact_number, joined, plain_markdown, years_text
from dashboard.language import N_, _, bind_language
from dashboard.lexis import CONTRASTS, Passages
from dashboard.lexis.trend import FEWEST_YEARS
from dashboard.queries import (
    compare_passages,
    count_contrasted,
    load_frequencies,
    load_trends,
)
from dashboard.selection import selection_text
from dashboard.word_ranks import (
    FALLING,
    KEYNESS,
    OVER,
    RISING,
    TELLING,
    TREND,
    UNDER,
    WEIGHTS,
    RankedWord,
    frequency_cells,
    keyness_cells,
    rank_frequencies,
    rank_keyness,
    rank_trends,
    trend_cells,
)

WIDE, NARROW = (620, 560), (340, 460)  # pixels of a layout
MANY, FEW = 60, 35  # words of a layout
LISTED = 16
PROBLEMS = N_("问题部分对成效部分")
_CONTRASTS = {PROBLEMS: "problems"} | {label: name for name, label in CONTRASTS.items()}


@dataclass(frozen=True, slots=True)
class _Ranking:
    """Words by a weight, how to read it, and the rows of a download of all of them."""

    words: Sequence[RankedWord]
    note: str
    cells: Callable[[], Iterable[dict]]


def show_ranks(reading: Reading) -> None:
    """Draw the choice of weight, the cloud, the list, and their downloads."""
    bar = st.container(horizontal=True, vertical_alignment="bottom", key="weights")
    weight = show_switch(bar, _("按"), WEIGHTS, "weight")
    if weight == KEYNESS:
        ranking = _compare(reading, bar)
    elif weight == TREND:
        ranking = _follow(reading, bar)
    else:
        ranking = _count(reading, weight)
    if ranking is None:
        return
    if not ranking.words:
        st.info(_nothing(weight), icon=":material/filter_alt_off:")
        return
    _show_ranking(reading, weight, ranking)


def _count(reading: Reading, weight: str) -> _Ranking:
    found = load_frequencies(reading.view.snapshot, reading.passages)
    note = _("共 {words} 个词次、{terms} 个词；数字、虚词和本地名称不计。").format(
        words=exact_number(found.words), terms=exact_number(len(found.terms))
    )
    if weight == TELLING:
        note += _("区分度（TF-IDF）：在这里多见、在其他报告少见的词排在前面。")
    words = rank_frequencies(found, weight, MANY)
    return _Ranking(words, note, lambda: frequency_cells(found))


def _compare(reading: Reading, bar) -> _Ranking | None:
    label = bar.selectbox(
        _("对照"),
        list(_CONTRASTS),
        format_func=_,
        key="contrast",
        bind="query-params",
        persist_state="session",
        width=240,
    )
    direction = show_switch(bar, _("方向"), (OVER, UNDER), "use")
    contrast, passages, against = _CONTRASTS[label], reading.passages, ()
    if contrast == "problems":
        contrast, against = "parts", ("achievements",)
        passages = Passages(passages.selection, ("problems",), passages.formulas)
    snapshot = reading.view.snapshot
    if reason := _why_not(reading, contrast, count_contrasted(snapshot, passages, contrast)):
        st.info(reason, icon=":material/compare_arrows:")
        return None
    found = compare_passages(snapshot, passages, contrast, against)
    found = found.pick("over" if direction == OVER else "under")
    note = _(
        "对照“{contrast}”，差别显著的词共 {total} 个（错误发现率 5%）。"
        "字号和条长是 G²（差别有多确定），旁边的数是每万词次数之比（差别有多大）。"
    ).format(contrast=_(label), total=exact_number(len(found.terms)))
    return _Ranking(rank_keyness(found, MANY), note, lambda: keyness_cells(found))


def _why_not(reading: Reading, contrast: str, reports: dict) -> str:
    """Return why there is nothing to compare; empty where there is."""
    if contrast == "before" and len(reading.passages.selection.years) != 1:
        return _("请在左侧选定一个年度，再与上一年度对照。")
    if contrast == "parts" and not reports["study"]:
        return _("当前筛选下没有报告。")
    if not reports["study"] or not reports["reference"]:
        return _("没有可对照的报告：请在左侧选定一部分地区、层级或年度，其余的作对照。")
    return ""


def _follow(reading: Reading, bar) -> _Ranking:
    direction = show_switch(bar, _("方向"), (RISING, FALLING), "trend")
    found = load_trends(reading.view.snapshot, reading.passages)
    picked = found.rising(MANY) if direction == RISING else found.falling(MANY)
    note = _("{years}，每万词次数的逐年变化（中位斜率），只列持续{direction}的词。").format(
        years=years_text(found.years), direction=_(direction)
    )
    return _Ranking(rank_trends(picked), note, lambda: trend_cells(picked))


def _nothing(weight: str) -> str:
    if weight == TREND:
        text = _("没有持续升降的词：至少要有 {years} 个年度的报告，词也不能太少见。")
        return text.format(years=FEWEST_YEARS)
    if weight == KEYNESS:
        return _("没有差别显著的词。")
    if weight == TELLING:
        return _("没有可排的词：只有一份报告，或每个词各份报告都用，分不出高低。")
    return _("当前筛选下没有关键词。请放宽筛选或换一个部分。")


def _show_ranking(reading: Reading, weight: str, ranking: _Ranking) -> None:
    hints = {word.word: word.hint for word in ranking.words}
    clouds = [_lay_out(ranking.words[:most], size) for most, size in ((MANY, WIDE), (FEW, NARROW))]
    with st.container(border=True, key="card_keywords"):
        with st.container(horizontal=True, horizontal_alignment="distribute"):
            st.subheader(f"{_('关键词')} · {_(weight)}", anchor=False, width="content")
            _show_downloads(reading, weight, ranking, clouds[0])
        beside, listed = st.columns([5, 3], gap="medium")
        with beside:
            show_cloud("cloud", clouds, hints)
        with listed:
            show_words("ranked", ranking.words[:LISTED])
        notes = [ranking.note, _("点击一个词，看它的每一处上下文。"), *_left_out(clouds[0])]
        st.caption("  \n".join(map(plain_markdown, notes)))


def _lay_out(words: Sequence[RankedWord], size: tuple[int, int]) -> Cloud:
    return lay_out(tuple((word.word, word.weight) for word in words), *size)


def _left_out(cloud: Cloud) -> list[str]:
    notes = []
    if cloud.unwritable:
        text = _("字库缺字、没有画出的词：{words}。")
        notes.append(text.format(words=joined(cloud.unwritable)))
    if cloud.crowded_out:
        notes.append(_("另有 {total} 个词放不下。").format(total=cloud.crowded_out))
    return notes


def _show_downloads(reading: Reading, weight: str, ranking: _Ranking, cloud: Cloud) -> None:
    menu = st.popover(_("下载"), icon=":material/download:", key="keywords_menu", on_change="rerun")
    if not menu.open:
        return
    view, name = reading.view, f"{_('关键词')}_{_(weight)}"
    filters = selection_text(view.choices, view.selection)
    title = "　".join(part for part in (_("关键词"), _(weight), filters) if part)
    with menu:
        show_row_downloads(view, "keywords", name, lambda: _rows(ranking))
        for label, suffix, mime, draw in (
            (_("PNG 图片"), ".png", "image/png", cloud_png),
            (_("SVG 矢量图"), ".svg", "image/svg+xml", cloud_svg),
        ):
            st.download_button(
                label,
                data=bind_language(lambda draw=draw: draw(cloud, title)),
                file_name=download_name(view, name, suffix),
                mime=mime,
                key=f"keywords_{suffix.strip('.')}",
                icon=":material/image:",
                on_click="ignore",
                width="stretch",
            )


def _rows(ranking: _Ranking) -> Rows:
    cells = list(ranking.cells())
    return Rows(tuple(cells[0]), cells)
