"""Files: inputs that come as files: folders, and WARC files of others, on this machine or on the web."""
