"""Table files of data sheets, and the dates that they reckon."""
