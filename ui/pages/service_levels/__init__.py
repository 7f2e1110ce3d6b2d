"""Service levels: the policies, the working calendar, and what they promise, tried out."""
