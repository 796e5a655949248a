"""What the portal is made of on AWS, and how it gets there. Never shipped to Lambda."""
