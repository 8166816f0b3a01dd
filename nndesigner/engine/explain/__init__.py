"""What happens inside a network for one sample: every number on the way forward and back."""
