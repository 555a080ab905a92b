"""What sentences tell: figures, dates, names, who does what, and what is denied."""
