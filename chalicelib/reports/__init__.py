"""What staff read in the AWS console: widgets of a CloudWatch dashboard."""
