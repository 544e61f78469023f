"""What ``sprint doctor`` looks at, each concern in its own file; checks give findings and raise nothing."""
