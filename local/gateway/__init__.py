"""The one address of the laptop: API Gateway, CloudFront, Cognito's front and the mailbox on http://localhost:8000."""
