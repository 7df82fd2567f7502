"""`python -m qunzhi` is the console command."""

from qunzhi.start import main

main()
