"""What is wrong with a cluster that was to do tasks."""


class ClusterError(OSError):
    """A cluster cannot do the tasks; the message names its address and the remedy."""
