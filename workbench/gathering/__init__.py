"""What is read through a reader to be assessed: questions that the window, the command line and papers all ask."""
