"""In how many forms the offline engine reads the same thing."""

from __future__ import annotations

import pytest

from tests.distill.found import called, draft, facts, names, only

MEET = "Norland's government met in Lodova on Monday."
"""Makes Norland a state that acts."""


# --- The points of a plan ----------------------------------------------------


@pytest.mark.parametrize(
    ("text", "points"),
    [
        (
            (
                "The accord calls for the following: Norland will scrap its "
                "duty; a court "
                "will sit twice a year; and both sides will open their books."
            ),
            3,
        ),
        (
            (
                "By the terms of the compact, states undertake to (1) halt the sale of "
                "land; (2) store more water; and (3) report every two years."
            ),
            3,
        ),
        (
            (
                "They agreed on a roadmap that foresees:\n- the purchase of "
                "four turbines\n"
                "- a reserve of gas for Southmark\n- the training of 80 engineers"
            ),
            3,
        ),
        (
            (
                "The court set out three conditions. First, a panel must "
                "test the rock. "
                "Second, every family must be paid. Third, the ministry has "
                "to publish it."
            ),
            3,
        ),
        (
            (
                "Under a plan drawn up with the union, teams will visit "
                "camps, schools will "
                "keep registers, and parents will be paid. The plan also "
                "includes a new hotline."
            ),
            4,
        ),
        (
            (
                "The package provides that checks last no longer than 12 "
                "weeks and that "
                "families are exempt."
            ),
            2,
        ),
        ("The bill would ban adverts on buses, raise a tax and give schools water.", 3),
        (
            (
                "Its report makes nine recommendations, among them a second "
                "control room, "
                "yearly drills and a ban on long shifts."
            ),
            3,
        ),
        (
            (
                "The report recommends that stays be limited to 15 days, "
                "that doctors see "
                "inmates daily and that minors never be kept alone."
            ),
            3,
        ),
        (
            (
                "The agency proposes a four-point plan. Owners should measure leaks. "
                "Flaring should be banned."
            ),
            2,
        ),
        ("Among the measures are a freeze on rents, cheap tickets and a holiday.", 3),
        (
            (
                "Norland signed a treaty to share the river, build dams and "
                "patrol the border."
            ),
            3,
        ),
        (
            (
                "The plan has two parts. The first is a fund for victims. "
                "The second is an "
                "inquiry led by a judge."
            ),
            2,
        ),
        (
            (
                "They agreed on a stopgap: the navy will fly in food, the "
                "state guarantees "
                "a loan, and ferries are to run daily."
            ),
            3,
        ),
        (
            (
                "The deal would see Norland return 40 men. In return, "
                "Southmark pledged to "
                "open the port."
            ),
            2,
        ),
        (
            (
                "Norland agreed to scrap 40 boats. Southmark undertook to close "
                "its ports. Both will share data every month."
            ),
            3,
        ),
        (
            "Norland and Southmark agreed:\n- to open the tunnel;\n- to set up a fund.",
            2,
        ),
        (
            (
                "Norland has given assurances. It will not seek a long term. "
                "Brandt is to be held alone."
            ),
            2,
        ),
        (
            (
                "The unions signed a deal.\nThe board drops its suit. No driver "
                "will be dismissed. In return, the crews accept night shifts."
            ),
            3,
        ),
        (
            (
                "The house adopted the charter. States shall inspect tankers. "
                "Owners shall pay for leaks."
            ),
            2,
        ),
        ("Under the accord, armies pull back. Each side keeps its flag.", 2),
        ("Under the facility, banks pay a fee. It rises each month.", 2),
        (
            (
                "The report is out. We recommend that the order be cancelled; that "
                "no ferry be bought; and that the yard be paid."
            ),
            3,
        ),
        (
            (
                "Norland promised to close the camp, Eastland to take in 400 families, "
                "and Southmark to pay for the buses."
            ),
            3,
        ),
        (
            (
                "The plan's main points are better training, faster alarms and a "
                "single command."
            ),
            3,
        ),
        (
            (
                "According to the draft, speeds would be cut to 30, fees doubled and a "
                "night bus introduced."
            ),
            3,
        ),
        (
            (
                "The bank published the outline of a facility. It requires banks to "
                "post collateral; limits loans to ninety days; and puts a supervisor "
                "on each board."
            ),
            3,
        ),
        (
            (
                "The reform has three pillars. The first is a longer day. The second "
                "is free lunches. The third is a test at the age of ten."
            ),
            3,
        ),
        (
            (
                "What is on offer is a compact. Helvor would pay three million, hand "
                "back the rights and move the chapel."
            ),
            3,
        ),
        (
            (
                "Brandt published the terms of the lease.\nShe set out what she has in "
                "mind: a rent of two million, a roof and free entry for pupils."
            ),
            3,
        ),
        (
            (
                "By the terms of the text, the assembly:\nRequests Norland to open an "
                "office;\nDecides that firms shall pay;\n"
                "Further decides to review the rates every year."
            ),
            3,
        ),
        (
            (
                "The house cleared a bill that lets hunters shoot 60 wolves. Under the "
                "bill, each county names an officer."
            ),
            2,
        ),
    ],
)
def test_points_are_told_one_by_one_in_every_form(text: str, points: int) -> None:
    """However a plan's points are put, each becomes a provision."""
    assert len(only(draft(text), "provisions")) == points


@pytest.mark.parametrize(
    "text",
    [
        "The agreement was signed on Monday. Reyes will travel to Lodova on Friday.",
        "She gave two reasons: the road is long, and the bridge is closed.",
        "Norland signed a deal that ends nine weeks of talks and makes Reyes premier.",
        "The deal collapsed. Workers will be sent home. Brandt must explain it.",
        "Under pressure from Lodova, the mayor dropped it. He will look elsewhere.",
        "Reyes will not be short of offers: clubs had tried to sign her, and he left.",
        "The house cleared a bill that lets hunters shoot 60 wolves.",
        "The court ordered the mine to clean the river, to pay and to report.",
        "We do not recommend that the yard be closed, that it be sold or be split.",
    ],
)
def test_what_is_no_point_is_no_provision(text: str) -> None:
    """What happens beside a plan, or to it, is none of its points."""
    assert only(draft(text), "provisions") == []


# --- Who says it -------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        '"Prices will rise," quipped the head of the club, Ada Brandt.',
        'Ada Brandt said: "Prices will rise."',
        "Prices, Ada Brandt said, would rise by a tenth.",
        (
            "Prices would rise by a tenth, Ada Brandt told the Gazette on Monday, as "
            "talks went on in Lodova."
        ),
        "Ada Brandt was quoted as saying that prices would rise.",
        "In the view of Ada Brandt, prices will rise.",
        "Ada Brandt pointed out that prices had risen.",
        "Prices will rise, predicts Ada Brandt.",
        "Ada Brandt put the rise of prices at 40 percent.",
        "The mayor of Lodova, Ada Brandt, said prices had risen.",
    ],
)
def test_speakers_are_found_in_every_form(text: str) -> None:
    """Whatever verb or noun tells that somebody said it, the one who did is named."""
    made = draft(text)
    said = [f for _, f in facts(made) if "rice" in f["text"]]
    assert [called(made, w) for f in said for w in f.get("said_by", ())] == [
        "Ada Brandt"
    ]


@pytest.mark.parametrize(
    ("behind", "speaker"),
    [
        ("A ruling there could take until the summer.", "Ada Brandt"),
        ("She had also asked for asylum.", "Ada Brandt"),
        ("The dam had burst.", None),
        ("Olga Pinto would rather wait.", None),
        ("The firm had risen early. Prices had fallen, she added.", "Ada Brandt"),
    ],
)
def test_what_goes_on_has_its_speaker(behind: str, speaker: str | None) -> None:
    """Who spoke goes on in "would" and "had also", but not in what others did."""
    made = draft(f"Ada Brandt said that the road was open. {behind}")
    told = [f for _, f in facts(made)][-1]
    assert [called(made, who) for who in told.get("said_by", ())] == (
        [speaker] if speaker else []
    )


def test_two_halves_of_a_quotation_have_one_speaker() -> None:
    """Words that go on behind "said" are those of the same person."""
    made = draft(
        '"The vote ends no drought," said Assembly President Ada Brandt, "but it tells '
        'farmers that somebody is counting."'
    )
    said = [f.get("said_by") for _, f in facts(made)]
    assert [[called(made, who) for who in each or ()] for each in said] == (
        [["Ada Brandt"]] * len(said)
    )


def test_a_delegate_speaks_for_a_state() -> None:
    """A delegate without a name stands for the state that sent one."""
    made = draft("The delegate of Brazil said that prices had risen.")
    (fact,) = [f for _, f in facts(made)]
    assert [called(made, who) for who in fact["said_by"]] == ["Brazil"]


# --- Where somebody stands ---------------------------------------------------


@pytest.mark.parametrize(
    ("text", "stance"),
    [
        ("Norland came out against the treaty.", "opposes"),
        ("Norland came out in favour of the treaty.", "supports"),
        ("Norland threw its weight behind the treaty.", "supports"),
        ("Norland remains undecided on the treaty.", "withholds"),
        ("Norland declined to say whether it would sign the treaty.", "withholds"),
        ("Norland is considering whether to sign the treaty.", "withholds"),
        ("Norland branded the treaty a fraud.", "opposes"),
        ("Norland described the treaty as a milestone.", "supports"),
        ("Norland said the allegations were false.", "denies"),
        ("Norland said it would not sign the treaty.", "opposes"),
        ("Norland voiced reservations about the treaty.", "withholds"),
        ("Norland spoke in support of the treaty.", "supports"),
        ("The treaty has the backing of Norland.", "supports"),
        ("Norland suggested a referendum.", "proposes"),
        ("Norland would prefer a longer truce.", "calls-for"),
        ("Norland would like sanctions on whoever blocks the treaty.", "calls-for"),
        ("Norland called on the firm to drop its appeal.", "calls-for"),
        ("Norland gave its consent to the treaty.", "supports"),
        ("Norland withdrew its support for the treaty.", "opposes"),
        ("Norland wants none of it.", "opposes"),
        ("Norland reacted with fury.", "opposes"),
        ("Norland sees no need for the treaty.", "opposes"),
        ("Norland dismissed the offer as a stunt.", "opposes"),
        ("Norland ruled nothing out.", "withholds"),
        ("Norland brushed aside the accusation.", "denies"),
    ],
)
def test_a_stance_is_heard_in_nouns_and_particles(text: str, stance: str) -> None:
    """A stance need not be a verb: a noun, a particle or an adjective may tell it."""
    made = draft(f"{text} {MEET}")
    held = [(called(made, f["holder"]), f["stance"]) for f in only(made, "positions")]
    assert held == [("Norland", stance)]


@pytest.mark.parametrize(
    ("text", "holder", "stance"),
    [
        (
            "Reyes accused Ada Brandt of fraud, a charge she denies.",
            "Ada Brandt",
            "denies",
        ),
        (
            "Parliament approved it, with only the Civic Party dissenting.",
            "Civic Party",
            "opposes",
        ),
        (
            "Banks such as Fjord Capital oppose the plan.",
            "Fjord Capital",
            "opposes",
        ),
        (
            (
                "The UN refugee agency, UNHCR, called on the bloc to respect "
                "the right to asylum."
            ),
            "UN refugee agency",
            "calls-for",
        ),
    ],
)
def test_holders_are_found_where_they_stand(
    text: str, holder: str, stance: str
) -> None:
    """Who holds a stance may stand behind it, beside a noun, or among examples."""
    made = draft(text)
    held = {(called(made, f["holder"]), f["stance"]) for f in only(made, "positions")}
    assert (holder, stance) in held


# --- Days --------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("Reyes signed the law on Monday 4 May.", "2026-05-04"),
        ("Reyes signed the law on May 1-2.", "2026-05-01"),
        ("Reyes signed the law from 4 to 9 March 2025.", "2025-03-04"),
        ("Reyes signed the law in mid-April.", "2026-04"),
        ("Reyes signed the law two days ago.", "2026-05-04"),
        ("Reyes signed the law three years ago.", "2023"),
        ("Reyes signed the law in the summer of 2019.", "2019"),
        ("Reyes signed the law in November.", "2025-11"),
        ("Reyes signed the law last October.", "2025-10"),
        ("Reyes signed the law on the 3rd.", "2026-05-03"),
        ("Reyes will sign the law on the 20th.", "2026-05-20"),
        ("The law takes effect on July 1.", "2026-07-01"),
        ("A trial could start as early as January.", "2027-01"),
        ("Reyes is expected to sign the law on Thursday.", "2026-05-07"),
        ("Reyes signs the law on Thursday.", "2026-05-07"),
        ("The bridge reopens at the end of July.", "2026-07"),
        ("A vote was called for 12 and 13 October.", "2026-10-12"),
        ("Stocks collapsed in the spring.", "2026"),
        ("The court opened the trial on Monday of last week.", "2026-04-27"),
        ("Reyes signed the law the day before yesterday.", "2026-05-04"),
        ("The fire went on until Tuesday.", "2026-05-05"),
        ("The road was closed until Friday.", "2026-05-08"),
        ("Reyes signed the law last Wednesday.", "2026-04-29"),
        ("Reyes signed the law on Wednesday last week.", "2026-04-29"),
        ("Reyes signs the law on Wednesday next week.", "2026-05-13"),
        ("Reyes signed the law in May last year.", "2025-05"),
        ("Reyes signed the law on the first of May.", "2026-05-01"),
        ("Reyes hopes to sign the law in November.", "2026-11"),
        ("Reyes agreed to sign the law in early June.", "2026-06"),
        ("The case is to be heard on September 22.", "2026-09-22"),
    ],
)
def test_days_are_worked_out_in_every_form(text: str, date: str) -> None:
    """Ranges, counts, seasons and bare numbers are dated, on the side they are on."""
    found = facts(draft(text))
    assert [fact["when"]["date"] for _, fact in found if "when" in fact] == [date]


@pytest.mark.parametrize(
    "text",
    [
        "The March 7 Movement met in Lodova.",
        "Jan Wolny met the farmers in Lodova.",
        "Reyes signed the law on the 3rd floor.",
    ],
)
def test_what_is_no_day_is_not_dated(text: str) -> None:
    """A date in a name, a first name and a floor are no days."""
    assert [f for _, f in facts(draft(text)) if "when" in f] == []


def test_what_is_dated_beside_the_point_is_told() -> None:
    """A month in a clause that tells no fact of its own makes an event."""
    made = draft(
        "Reyes spoke of the town of Karsk, which rebels captured from Norland in April."
    )
    assert [f["when"]["date"] for f in only(made, "events")] == ["2026-04"]


# --- Who takes part ----------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("Prime Minister Aino Kallas-Berg resigned.", "Aino Kallas-Berg", "person"),
        ("Health Minister Dr Esther Lund resigned.", "Esther Lund", "person"),
        ("Secretary-General Ana Lomond resigned.", "Ana Lomond", "person"),
        ("The lawmaker Victor Dube resigned.", "Victor Dube", "person"),
        ("The arms maker Stahl Nord closed.", "Stahl Nord", "organisation"),
        ("Insurer Medcorp closed its office.", "Medcorp", "organisation"),
        ("It was backed by Doctors for Peace.", "Doctors for Peace", "organisation"),
        (
            "A campaigner with Clear Sky said it was late.",
            "Clear Sky",
            "organisation",
        ),
        ("Shares in Oskamet, a smelter, fell.", "Oskamet", "organisation"),
        ("She told the daily La Hora so.", "La Hora", "organisation"),
        ("Casteria voted for it. Casteria had waited.", "Casteria", "organisation"),
        ("Harrow Vale were cup winners.", "Harrow Vale", "organisation"),
        ("The operator, Norra Transit, shut it.", "Norra Transit", "organisation"),
        ("The right-wing List Pell won.", "List Pell", "organisation"),
        ("The power utility Varno closed it.", "Varno", "organisation"),
        ("Neighbouring Quell has not signed.", "Quell", "organisation"),
        ("The Christian Democrats voted.", "Christian Democrats", "organisation"),
        ("Hessling Works of Telland closed it.", "Hessling Works", "organisation"),
        ("Economy Minister Per Anholt resigned.", "Per Anholt", "person"),
        ("His colleague, Egon Prell, resigned.", "Egon Prell", "person"),
        ("Its owner, Mr Ivo Gandry, resigned.", "Ivo Gandry", "person"),
        ("The delegate of Ardania said no.", "Ardania", "state"),
        ("The case went to the district court.", "District court", "body"),
    ],
)
def test_names_are_whole_and_of_their_kind(text: str, name: str, kind: str) -> None:
    """A name keeps hyphens and loses titles; what is beside it tells its kind."""
    found = names(draft(f"{text} The farmers of Lodova met on Monday."))
    assert found[name]["kind"] == kind


def test_an_office_behind_a_doctor_is_no_role() -> None:
    """An office is told without the "Dr" that stands between it and the name."""
    found = names(draft("Health Minister Dr Esther Lund resigned on Monday."))
    assert found["Esther Lund"]["role"] == "Health Minister"


def test_persons_with_an_office_are_read_in_a_headline() -> None:
    """One who is named in the headline alone is whom an office means below."""
    made = draft(
        "Read-out of the call of Prime Minister Aino Lund\n"
        "The Prime Minister said that talks had begun. They met in Lodova on Monday."
    )
    said = [f["said_by"] for _, f in facts(made) if "said_by" in f]
    assert [called(made, who) for each in said for who in each] == ["Aino Lund"]


def test_an_office_of_a_club_has_no_apostrophe() -> None:
    """The office of "Marlstad's coach" is that of a coach."""
    found = names(draft("Marlstad's coach Ragnar Ostmo left Lodova on Monday."))
    assert found["Ragnar Ostmo"]["role"].endswith("oach")


def test_a_list_ends_where_its_marks_end() -> None:
    """Numbered paragraphs behind a list with bullets are none of its items."""
    made = draft(
        "1. The ministers adopted the rail plan. Its measures are:\n"
        "- a single ticket for all\n- night trains on two lines\n"
        "2. Norland pleaded for its farmers."
    )
    assert len(only(made, "provisions")) == len(("ticket", "trains"))


def test_what_is_told_of_a_name_is_not_what_somebody_says() -> None:
    """A clause that says who one is has no speaker, though the rest is reported."""
    made = draft(
        "Ada Brandt said that she had met Olaf Reyes, who denies any involvement."
    )
    (denial,) = only(made, "positions")
    assert (called(made, denial["holder"]), denial.get("said_by")) == (
        "Olaf Reyes",
        None,
    )
