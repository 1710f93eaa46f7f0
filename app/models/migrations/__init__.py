"""The steps that bring a store of any release to the tables of this one."""
