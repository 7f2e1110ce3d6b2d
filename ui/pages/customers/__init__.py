"""The list of customers, and the form that registers or changes one."""
