#!/usr/bin/python3
"""Prints "passed failed skipped" of a JUnit report that ctest wrote; fails where it holds no test."""

import sys
import xml.etree.ElementTree


def main():
    cases = list(xml.etree.ElementTree.parse(sys.argv[1]).getroot().iter("testcase"))
    failed = sum(case.find("failure") is not None or case.get("status") == "fail" for case in cases)
    skipped = sum(case.find("skipped") is not None or case.get("status") in ("notrun", "disabled")
                  for case in cases)
    print(len(cases) - failed - skipped, failed, skipped)
    return 0 if cases else 1


if __name__ == "__main__":
    sys.exit(main())
