"""Let the tests of whole projects import what lays them out."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
