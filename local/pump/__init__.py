"""Plays what brings events to Lambda functions on AWS: event source mappings of queues and streams, and schedules.

It obeys the template: batch sizes, partial responses, retries, bisecting, filters, destinations. What the template
does not ask for does not happen here either, so that a missing setting shows on the laptop first.
"""
