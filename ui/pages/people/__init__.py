"""People and departments: who is here, in which role, under whose supervision."""
