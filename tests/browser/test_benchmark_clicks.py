from tests.benchmarks.session import Session


def test_every_click_on_a_year_draws_the_charts_of_the_address(peers_address):
    session = Session(
        peers_address, "compare", "indicator=cases.penalty&indicator=reviews.contracts"
    )
    drawn = [session.choose_years([year]).charts for year in ("2023", "2022", "2023", "2022")]
    session.close()
    assert drawn == [2, 2, 2, 2]
