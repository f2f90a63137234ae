"""What the public site tells, as data in open forms. Pure: pages go in, rows and documents come out; no database, no clock.

`tables.TABLES` says once what each table holds; CSV, CSVW, the data package, SQLite and the page of the data are all made of that.
"""
