"""Ground of the house: frozen types and closed vocabularies; imports nothing of ours."""
