"""The document, the training session and the services of the app: Qt without widgets."""
