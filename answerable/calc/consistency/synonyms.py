"""Words of general English and of British policing at large that name one thing, so that "92 signs" meets "77 devices".

Each group is one sense; a word stands in one group only. No name of a force, place, scheme or person belongs here.
"""

from answerable.calc.figures.words import stem

_GROUPS = """
    device sign unit gadget | group scheme | member volunteer subscriber user participant attendee delegate
    | course workshop session class | submission video clip footage upload | phone handset smartphone
    | vehicle car van | officer constable pc | grant funding investment money contribution | buy purchase acquire bought procure
    | property equipment machinery item goods | issue distribute provide deploy roll | launch introduce implement establish create
    | receive record | crime offence | conduct carry undertake perform | home house household | area location site
    | reduce reduction fall fell fallen decrease drop decline | increase rise rose risen grow grew growth | school academy
    | force constabulary | secure obtain | talk presentation | letter notice
"""
_SENSE = {stem(word): stem(group.split()[0]) for group in _GROUPS.split("|") for word in group.split()}


def sense(word: str) -> str:
    """The stem that stands for all stems of the same sense; the stem itself where there is no other."""
    return _SENSE.get(word, word)
