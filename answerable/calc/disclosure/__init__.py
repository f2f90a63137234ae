"""What in a text may have to stay inside: personal data, words of closed texts, figures without a source, texts hard to read.

Each module finds one sort of thing and decides nothing: a finding is a question to a person.
"""
