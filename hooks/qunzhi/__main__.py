"""`python -m qunzhi` is the console command."""

from qunzhi.cli import main

main()
