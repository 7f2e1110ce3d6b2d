"""The home page 工作台: what is to be done today."""
