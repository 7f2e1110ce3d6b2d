"""A team's PostgreSQL server: prepare and upgrade it, check it, and sign in to it.

``setup`` is an administrator's step and needs the server's administrator or the migrator;
``opening`` is what every desk does with a personal login.
"""
