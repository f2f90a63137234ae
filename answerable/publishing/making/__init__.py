"""The files of the public site, made from the frozen copies of a release and from nothing else.

A maker is a function that takes a `Site` and yields what is to be made; `all.MAKERS` lists them. What it yields says its
address, its media type and a key over everything it is made of, so that what has not changed is not made again.
"""
