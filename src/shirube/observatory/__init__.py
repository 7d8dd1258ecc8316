"""The observatory: a rulebook and the world as a static site, in both languages.

A `Site` is what is told (editions, world, day). `pages` makes `Page` values from it, one module
a kind; `draw` turns a page into HTML; `build` puts files into a folder, whole or not at all.
"""
