"""Drawing: charts as SVG, with a title, a description and a true time axis. No database, no file: numbers in, a picture out."""
