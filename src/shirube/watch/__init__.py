"""Watch: fetch the sources, keep what they served, hold the records against it.

The only room that may speak to the network.
"""
