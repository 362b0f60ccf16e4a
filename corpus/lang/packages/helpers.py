"""Module state that importers share."""
print("importing helpers")

counter = 0


def bump():
    global counter
    counter += 1


def zero():
    return 0


if __name__ == "__main__":
    print("never printed")
