"""One figure in other words, and another figure in much the same words."""

import pytest

from answerable.calc.consistency.same_figure import same_figure
from answerable.calc.consistency.tests.papers import check_silent, found

ELSE = "\nThe weather was kind to the summer fair.\nThe council spoke of lighting and the market.\n"

ONE = [
    ("In the latest survey 74% of victims of crime were satisfied with the service.", "Victim satisfaction with the service stands at 71% in the latest survey."),
    ("The average wait for a 101 call is now 3 minutes 20 seconds.", "Callers to 101 now wait 2 minutes 50 seconds on average."),
    ("The force now has seven drones, flown by a team at headquarters.", "There are eight drones in the force, flown by a team at headquarters."),
    ("The Commissioner's victim fund gave £1.35m to 24 charities.", 'A total of £1.53m was given to 24 charities from the victim fund.'),
    ("Stop and search rose by 22% in the year to March 2024.", "In the year to March 2024 the number of stop and searches rose by 27%."),
    ("We have trained 45 domestic abuse champions across the force.", "There are now 54 domestic abuse champions."),
    ("The rape charge rate rose to 9.1% in 2023/24.", "In 2023/24 the charge rate for rape was 8.4%."),
    ("The new custody suite has 24 cells and cost £9.2m.", "The new custody suite, with 26 cells, opened in May."),
    ("Response officers reached 86% of emergency incidents within 15 minutes in 2023.", "In 2023 83% of emergency incidents were reached within 15 minutes."),
    ("The Domestic Abuse Scrutiny Panel looked at 36 cases in 2023.", "In 2023 the panel on domestic abuse looked at 63 cases."),
    ("Officers seized 140 illegal e-scooters since April 2023.", "Since April 2023, 114 illegal e-scooters have been taken off the streets."),
    ("The Road Safety Partnership paid for 12 new fixed speed cameras.", "The partnership has put up 15 new fixed speed cameras."),
    ("Over half of stalking victims said they felt safer.", "48% of stalking victims said that they felt safer."),
    ("The Safer Schools team has 18 officers.", "16 officers work in the Safer Schools team."),
    ("Crime fell by 5% in the twelve months to September 2023.", "In the twelve months to September 2023 crime fell by 7%."),
    ("Operation Falcon recovered stolen plant worth £640,000.", "Stolen plant to the value of £460,000 was recovered by Operation Falcon."),
]  # fmt: skip

ANOTHER = [
    ("The average wait for a 101 call is now 3 minutes 20 seconds.", "The average wait for a 999 call is now 6 seconds."),
    ("The force has seven drones at headquarters.", "The fire service has eight drones at headquarters."),
    ("The victim fund gave £1.35m to charities.", "The youth fund gave £1.53m to charities."),
    ("Stop and search rose by 22% in the year to March 2024.", "Stop and search rose by 27% in the year to March 2023."),
    ("We have trained 45 domestic abuse champions across the force.", "We will have trained 54 domestic abuse champions by next spring."),
    ("The rape charge rate rose to 9.1% in 2023/24.", "The burglary charge rate rose to 8.4% in 2023/24."),
    ("The custody suite at Ashby has 24 cells.", "The custody suite at Dunmere has 26 cells."),
    ("Response officers reached 86% of emergency incidents in 15 minutes in 2023.", "Response officers reached 71% of priority incidents in an hour in 2023."),
    ("The Domestic Abuse Scrutiny Panel looked at 36 cases in 2023.", "The Use of Force Scrutiny Panel looked at 63 cases in 2023."),
    ("Officers seized 140 illegal e-scooters since April 2023.", "Officers crushed 114 of the illegal e-scooters."),
    ("48% of stalking victims said that they felt safer.", "57% of harassment victims said that they felt safer."),
    ("The Safer Schools team has 18 officers.", "The Safer Roads team has 16 officers."),
    ("The force received 1,204 complaints and recorded 860 of them.", "The force resolved 912 complaints within the year."),
    ("Tasers were drawn 312 times in the year.", "Tasers were fired 41 times in the year."),
    ("The reserves were £14.2m at the start of the year.", "The reserves were £11.8m at the end of the year."),
    ("There were 1,310 arrests for domestic abuse.", "There were 1,455 arrests for shoplifting."),
    ("Volunteers gave 2,300 hours to custody visiting.", "Volunteers gave 1,900 hours to dog welfare visiting."),
    ("Each district has 12 neighbourhood officers.", "The force has 14 neighbourhood officers on long-term leave."),
    ("The budget for overtime was £4.1m.", "Spending on overtime was £4.6m."),
    ("The planned number of officers was 2,100.", "The actual number of officers was 2,040."),
    ("The Board's grant was £25,000 for each district.", "The Board's grant was £30,000 for the city."),
    ("A caution was given to 214 adults.", "A caution was given to 167 juveniles."),
]  # fmt: skip


@pytest.mark.parametrize(("one", "other"), ONE)
def test_one_figure_in_other_words_is_found(one: str, other: str) -> None:
    assert len(found(same_figure, one + ELSE + other)) == 1


@pytest.mark.parametrize(("one", "other"), ANOTHER)
def test_another_figure_in_the_same_words_is_left_alone(one: str, other: str) -> None:
    check_silent(same_figure, one + ELSE + other)
