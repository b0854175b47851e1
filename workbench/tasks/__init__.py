"""One function a task of the user, for the window and the command line alike."""
