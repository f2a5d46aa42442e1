# SPDX-License-Identifier: Apache-2.0
"""Peer of bench/nation.cpp where DuckDB is not installed: per-agency, per-question sums with numpy.

Prints the seconds from the opened file to the means.
"""
import sys
import time

import numpy

begin = time.perf_counter()
with open(sys.argv[1], "rb") as file:
    width = len(file.readline().split(b","))
    names = {}
    agencies = []
    answers = []
    for line in file:
        fields = line.rstrip(b"\n").replace(b"yes", b"2").replace(b"no", b"1").split(b",")
        agencies.append(names.setdefault(fields[0], len(names)))
        answers.append(b"".join(field or b"0" for field in fields[3:]))
agency = numpy.array(agencies, dtype=numpy.int64)
table = numpy.frombuffer(b"".join(answers), dtype=numpy.uint8).reshape(-1, width - 3) - ord("0")
for question in range(width - 3):
    column = table[:, question]
    total = numpy.bincount(agency, weights=column, minlength=len(names))
    count = numpy.bincount(agency, weights=column > 0, minlength=len(names))
    means = numpy.divide(total, count, out=numpy.zeros_like(total), where=count > 0)
print(f"{time.perf_counter() - begin:.4f}")
