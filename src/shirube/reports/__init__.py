"""What a report says, in one language, before anybody decides on a format."""
