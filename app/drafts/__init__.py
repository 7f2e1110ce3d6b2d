"""Half-written forms, kept so that a crash, a power cut or a closed window loses nothing typed."""
